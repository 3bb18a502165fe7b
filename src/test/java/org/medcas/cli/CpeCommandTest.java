package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.uima.UIMAFramework;
import org.apache.uima.collection.metadata.CpeDescription;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.testing.TinyModel;
import picocli.CommandLine;

class CpeCommandTest {

  private static final Path DESCRIPTOR = Path.of("desc", "cpe", "NotesToXmi.xml");

  @TempDir private Path folder;
  private Path notes;
  private Path model;

  @BeforeEach
  void writeModel() throws Exception {
    model = TinyModel.dutch().failingOn("unscorable").write(folder.resolve("model"));
    notes = Files.createDirectories(folder.resolve("notes"));
  }

  @Test
  void runsAThousandNotesWithOneModelAndListsThoseItDrops() throws Exception {
    // given two bad notes among the good ones: no UTF-8, and one the model cannot score
    writeNotes(998);
    Files.write(notes.resolve("0500-latin.txt"), "één\n".getBytes(StandardCharsets.ISO_8859_1));
    Files.writeString(notes.resolve("0700-nan.txt"), "koorts unscorable");
    // when
    StringWriter err = new StringWriter();
    int exitCode = command(err).execute(arguments("-t", "3"));
    // then
    assertThat(exitCode).isEqualTo(ExitCodes.SOME_FAILED);
    assertThat(err.toString())
        .contains("998 documents done, 2 documents dropped")
        .contains("0500-latin.txt")
        .contains("not valid UTF-8 at byte 0")
        .contains("0700-nan.txt");
    assertThat(results()).hasSize(998).noneMatch(name -> name.contains("nan"));
    assertThat(LoadedModels.size()).isLessThanOrEqualTo(1);
  }

  @Test
  void beginsNothingWhilePausedAndStopsWhenTold() throws Exception {
    // given
    writeNotes(300);
    CpeDescription description = description();
    CpeRun[] run = new CpeRun[1];
    CountDownLatch paused = new CountDownLatch(1);
    run[0] =
        new CpeRun(
            description,
            () -> {
              if (paused.getCount() > 0) {
                run[0].pause();
                paused.countDown();
              }
            });
    Thread runner = new Thread(() -> runQuietly(run[0]));
    // when
    runner.start();
    assertThat(paused.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run[0].isPaused()).isTrue();
    run[0].stop();
    runner.join(TimeUnit.SECONDS.toMillis(60));
    // then
    assertThat(runner.isAlive()).isFalse();
    assertThat(run[0].done()).isBetween(1, 299);
    assertThat(run[0].isAborted()).isFalse();
  }

  @Test
  void goesOnAfterAPause() throws Exception {
    writeNotes(40);
    CpeRun[] run = new CpeRun[1];
    CountDownLatch paused = new CountDownLatch(1);
    run[0] =
        new CpeRun(
            description(),
            () -> {
              if (paused.getCount() > 0) {
                run[0].pause();
                paused.countDown();
              }
            });
    Thread runner = new Thread(() -> runQuietly(run[0]));
    runner.start();
    assertThat(paused.await(60, TimeUnit.SECONDS)).isTrue();
    run[0].resume();
    runner.join(TimeUnit.SECONDS.toMillis(60));
    assertThat(run[0].done()).isEqualTo(40);
    assertThat(run[0].dropped()).isEmpty();
  }

  /** {@code destroy} sends what Ctrl-C does as far as the JVM is concerned: its hooks run. */
  @Test
  void finishesAndReportsTheDocumentsInFlightWhenItIsInterrupted() throws Exception {
    // given
    int all = 4000;
    writeNotes(all);
    Path log = folder.resolve("child.log");
    Process child = startChild(log);
    try {
      while (!Files.isDirectory(folder.resolve("xmi")) || results().isEmpty()) {
        assertThat(child.isAlive()).as(() -> contentOf(log.toFile())).isTrue();
        Thread.sleep(10);
      }
      // when
      child.destroy();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.destroyForcibly();
    }
    // then
    List<String> written = results();
    assertThat(written).hasSizeBetween(1, all - 1);
    assertThat(Files.readString(log))
        .contains(Texts.counted(written.size(), "document") + " done, 0 documents dropped");
    for (String name : written) {
      assertThat(Files.readString(folder.resolve("xmi").resolve(name))).contains("</xmi:XMI>");
    }
  }

  private Process startChild(Path log) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Medcas.class.getName(),
            "cpe");
    return new ProcessBuilder(Stream.concat(command.stream(), Stream.of(arguments())).toList())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  @Test
  void saysWhichOptionHasNothingToSet() throws Exception {
    Path bare = folder.resolve("bare.xml");
    Files.writeString(bare, Files.readString(DESCRIPTOR).replace("modelLocation", "modelVariant"));
    StringWriter err = new StringWriter();
    int exitCode = command(err).execute(bare.toString(), "-m", "nl");
    assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--model has nothing to set");
  }

  @Test
  void asksForInputWithoutADescriptor() {
    StringWriter err = new StringWriter();
    assertThat(command(err).execute("-m", "nl")).isEqualTo(CommandLine.ExitCode.USAGE);
    assertThat(err.toString()).contains("--in and --out");
  }

  private CpeDescription description() throws Exception {
    CpeDescription description =
        UIMAFramework.getXMLParser().parseCpeDescription(new XMLInputSource(DESCRIPTOR.toFile()));
    CpeSettings settings = new CpeSettings(description);
    settings.setOnReader("sourceLocation", notes.toString());
    settings.setWhereGiven("targetLocation", folder.resolve("xmi").toString());
    settings.setWhereGiven("modelLocation", model.toString());
    return description;
  }

  private static void runQuietly(CpeRun run) {
    try {
      run.run();
    } catch (Exception fault) {
      throw new IllegalStateException("the run ends without an exception", fault);
    }
  }

  private String[] arguments(String... further) {
    return Stream.concat(
            Stream.of(
                "-i", notes.toString(), "-o", folder.resolve("xmi").toString(), "-m", model + ""),
            Stream.of(further))
        .toArray(String[]::new);
  }

  private static CommandLine command(StringWriter err) {
    return new CommandLine(new CpeCommand()).setErr(new PrintWriter(err, true));
  }

  private void writeNotes(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Files.writeString(
          notes.resolve(String.format(Locale.ROOT, "%04d.txt", i)),
          "Patient met ernstige pneumonie . De koorts nam af , foto thorax " + i + " .");
    }
  }

  private List<String> results() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("xmi"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".xmi"))
          .toList();
    }
  }
}
