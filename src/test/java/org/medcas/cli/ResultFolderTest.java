package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

  private static final List<String> EXTENSIONS = List.of(".jsonl");

  @TempDir private Path results;

  @Test
  void removesTheLeftoverOfARunThatHadTheSameProcessNumber() throws IOException {
    Path leftover = results.resolve(".medcas-" + ProcessHandle.current().pid());
    Files.createDirectories(leftover.resolve("1"));
    Files.writeString(leftover.resolve("1/half.jsonl"), "{");

    try (ResultFolder folder = new ResultFolder(results, EXTENSIONS)) {
      assertThat(leftover).doesNotExist();
      assertThat(folder.newStage()).isEmptyDirectory();
    }

    assertThat(results).isEmptyDirectory();
  }

  @Test
  void leavesTheUnfinishedResultsOfAnotherRunAloneUntilItIsKilled() throws Exception {
    Process other = startHolding(results);
    try {
      // given another process with half a result
      assertThat((char) other.getInputStream().read()).isEqualTo(Holding.READY);
      Path half = halfResult();
      // when a run comes and goes while the other lives
      new ResultFolder(results, EXTENSIONS).close();
      assertThat(half).exists();
      // and another when it does not
      other.destroyForcibly().waitFor();
      assertThat(half).exists();
      new ResultFolder(results, EXTENSIONS).close();
      // then
      assertThat(results).isEmptyDirectory();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void leavesTheStagesOfTheSameProcessAlone() throws IOException {
    try (ResultFolder first = new ResultFolder(results, EXTENSIONS)) {
      Path stage = first.newStage();

      new ResultFolder(results, EXTENSIONS).close();

      assertThat(stage).exists();
    }
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void removesTheEmptyFolderOfARunThatWasKilledBeforeItsLock() throws IOException {
    Files.createDirectory(results.resolve(".medcas-run-1"));

    new ResultFolder(results, EXTENSIONS).close();

    assertThat(results).isEmptyDirectory();
  }

  private Path halfResult() throws IOException {
    try (Stream<Path> files = Files.walk(results)) {
      return files.filter(file -> file.endsWith(Holding.HALF)).findFirst().orElseThrow();
    }
  }

  private static Process startHolding(Path results) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holding.class.getName(),
            results.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** A run that is killed in the middle of a result. */
  static final class Holding {

    static final char READY = '!';
    static final String HALF = "half.jsonl";

    private Holding() {}

    public static void main(String[] arguments) throws Exception {
      ResultFolder folder = new ResultFolder(Path.of(arguments[0]), EXTENSIONS);
      Files.writeString(folder.newStage().resolve(HALF), "{");
      System.out.write(READY);
      System.out.flush();
      Thread.sleep(60_000);
    }
  }
}
