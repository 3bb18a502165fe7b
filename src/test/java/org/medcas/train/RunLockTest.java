package org.medcas.train;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
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

  @Test
  void letsTheNextRunInWhenTheFirstIsDone() throws IOException {
    RunLock.take(folder).close();

    assertThatNoException().isThrownBy(() -> RunLock.take(folder).close());
  }
}
