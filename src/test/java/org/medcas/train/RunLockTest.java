package org.medcas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

  @TempDir Path folder;

  @Test
  void keepsASecondRunOutOfTheFolderAndSaysWhatToDo() throws IOException {
    try (RunLock first = RunLock.take(folder.resolve("encoder"))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> RunLock.take(folder.resolve("encoder")))
          .withMessageContaining("Another run is writing into this folder")
          .withMessageContaining("encoder")
          .withMessageContaining("name another output");
    }
  }

  /** Closing a second channel to a locked file would give the lock back on POSIX systems. */
  @Test
  void keepsOtherProcessesOutAfterARefusalInItsOwn() throws Exception {
    try (RunLock first = RunLock.take(folder)) {
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> RunLock.take(folder));
      assertThat(takenByAnotherProcess()).isFalse();
    }
    assertThat(takenByAnotherProcess()).isTrue();
  }

  private boolean takenByAnotherProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Taking.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean taken = process.waitFor() == 0;
    assertThat(output).contains(taken ? "taken" : "Another run is writing into this folder");
    return taken;
  }

  /** Takes the folder that is named, and ends. */
  static final class Taking {

    private Taking() {}

    public static void main(String[] folder) throws IOException {
      RunLock.take(Path.of(folder[0])).close();
      System.out.println("taken");
    }
  }

  @Test
  void letsTheNextRunInWhenTheFirstIsDone() throws IOException {
    RunLock.take(folder).close();

    assertThatNoException().isThrownBy(() -> RunLock.take(folder).close());
  }
}
