package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.testing.TinyModel;

class AnnotateCommandTest {

  private static final String NOTE = "De patient had koorts. Kreeg paracetamol.";

  @TempDir private Path folder;
  private Path notes;
  private Path results;
  private String model;

  @BeforeEach
  void writeNotes() throws IOException {
    model = TinyModel.dutch().write(folder.resolve("model")).toString();
    notes = Files.createDirectories(folder.resolve("notes/ward 1"));
    Files.writeString(notes.resolve("één 😀.txt"), NOTE);
    notes = notes.getParent();
    Files.writeString(notes.resolve("a.txt"), "Geen koorts.");
    results = folder.resolve("results");
  }

  @Test
  void showsATableWhereNoOutputIsNamed() {
    CommandRun run = annotate(notes.resolve("a.txt").toString());
    assertThat(run.out().lines())
        .containsSequence(
            "chunk  | ner_label | begin | end | confidence",
            "-------+-------------------------------------")
        .anyMatch(line -> line.matches("koorts \\| PROBLEM   \\|     5 \\|  11 \\| +\\d\\.\\d\\d"));
    assertThat(run.err()).contains("1 document annotated, 1 concept in 1 sentence");
    assertThat(run.code()).isZero();
  }

  @Test
  void writesOneResultPerNoteBelowTheSameFolders() throws IOException {
    CommandRun run = annotate("--out", results.toString(), notes.toString());
    assertThat(run.code()).isZero();
    assertThat(names(results)).containsExactlyInAnyOrder("a.jsonl", "ward 1/één 😀.jsonl");
    JsonObject line =
        JsonParser.parseString(Files.readString(results.resolve("ward 1/één 😀.jsonl")))
            .getAsJsonObject();
    assertThat(line.get("document").getAsString()).isEqualTo("ward 1/één 😀.txt");
    assertThat(line.get("length").getAsInt()).isEqualTo(NOTE.length());
    assertThat(line.get("sentences").toString()).isEqualTo("[[0,22],[23,41]]");
    assertThat(line.getAsJsonArray("concepts")).hasSize(2);
  }

  @Test
  void skipsWhatIsThereUnlessToldToRedoIt() throws IOException {
    annotate("--out", results.toString(), notes.toString());
    Files.writeString(results.resolve("a.jsonl"), "mine\n");
    CommandRun again = annotate("--out", results.toString(), notes.toString());
    assertThat(again.err()).contains("2 already there and skipped");
    assertThat(Files.readString(results.resolve("a.jsonl"))).isEqualTo("mine\n");
    annotate("--overwrite", "--out", results.toString(), notes.toString());
    assertThat(Files.readString(results.resolve("a.jsonl"))).contains("concepts");
  }

  @Test
  void removesWhatAKilledRunLeft() throws IOException {
    Path leftover = Files.createDirectories(results.resolve(".medcas-999999999/1"));
    Files.writeString(leftover.resolve("half.jsonl"), "{");
    annotate("--out", results.toString(), notes.toString());
    assertThat(names(results)).containsExactlyInAnyOrder("a.jsonl", "ward 1/één 😀.jsonl");
  }

  @Test
  void oneBrokenNoteIsReportedAndTheOthersAreDone() throws IOException {
    Files.write(notes.resolve("broken.txt"), new byte[] {'o', 'k', (byte) 0xff, 'x'});
    Files.writeString(notes.resolve("empty.txt"), "");
    CommandRun run = annotate("--out", results.toString(), notes.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("1 document failed:")
        .contains("broken.txt: not valid UTF-8 at byte 2");
    assertThat(names(results))
        .containsExactlyInAnyOrder("a.jsonl", "empty.jsonl", "ward 1/één 😀.jsonl");
  }

  @Test
  void saysNoWordOfANoteOnStandardError() throws IOException {
    Files.write(notes.resolve("secret.txt"), "geheim \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    CommandRun run = annotate("--out", results.toString(), notes.toString());
    assertThat(run.err()).doesNotContain("geheim").doesNotContain("koorts");
  }

  @Test
  void streamsTablesWithOneHeading() {
    CommandRun run = annotate("--format", "csv", "--out", "-", notes.toString());
    assertThat(run.out().lines())
        .hasSize(4)
        .first()
        .isEqualTo("document,begin,end,chunk,ner_label,type,confidence");
  }

  @Test
  void countsNoResultThatCouldNotBePrinted() throws IOException {
    for (int i = 0; i < 40; i++) {
      Files.writeString(notes.resolve("n" + i + ".txt"), NOTE);
    }
    CommandRun stream = annotateOnto(new FullDisk(0), "--out", "-", notes.toString());
    CommandRun tables = annotateOnto(new FullDisk(0), notes.toString());
    assertThat(List.of(stream, tables))
        .allSatisfy(
            run -> {
              assertThat(run.code()).isEqualTo(1);
              assertThat(run.err())
                  .contains("Standard output could not be written [the result of a.txt")
                  .contains("0 documents annotated")
                  .doesNotContain("koorts");
            });
  }

  @Test
  void countsWhatWasPrintedBeforeTheDiskWasFull() {
    // one write for the line of the first note and one for its end
    CommandRun run = annotateOnto(new FullDisk(2), "--out", "-", notes.toString());
    assertThat(run.out()).startsWith("{").endsWith(System.lineSeparator());
    assertThat(run.err())
        .contains("1 document annotated")
        .contains("[the result of ward 1/één 😀.txt");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void showsTwoNotesOfOneNameWhereNoResultTakesTheOthersPlace() throws IOException {
    String[] both = {notes.resolve("a.txt").toString(), folder.resolve("a.txt").toString()};
    Files.writeString(folder.resolve("a.txt"), NOTE);
    CommandRun shown = annotate(both);
    assertThat(shown.err()).contains("2 documents annotated");
    CommandRun written = annotate("--out", results.toString(), both[0], both[1]);
    assertThat(written.code()).isEqualTo(2);
    assertThat(written.err()).contains("Two inputs would have the same result [a]");
  }

  @Test
  void refusesSeveralPagesInOneStream() {
    CommandRun run = annotate("--format", "html", "--out", "-", notes.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("do not fit into one stream; give --out a folder");
  }

  @Test
  void tellsWhatIsMissing() {
    CommandRun noFile = annotate(folder.resolve("nowhere.txt").toString());
    assertThat(noFile.code()).isEqualTo(2);
    assertThat(noFile.err()).contains("there is no file or folder");
    CommandRun noModel = CommandRun.of("annotate", "--model", "/nowhere", notes.toString());
    assertThat(noModel.code()).isEqualTo(1);
    assertThat(noModel.err()).contains("/nowhere");
  }

  @Test
  void twoThreadsGiveWhatOneGives() throws IOException {
    for (int i = 0; i < 30; i++) {
      Files.writeString(notes.resolve("n" + i + ".txt"), "koorts ".repeat(i) + "paracetamol");
    }
    String one = annotate("--threads", "1", "--out", "-", notes.toString()).out();
    String two = annotate("--threads", "2", "--out", "-", notes.toString()).out();
    assertThat(two).isEqualTo(one);
  }

  private CommandRun annotate(String... more) {
    return CommandRun.of(arguments(more));
  }

  private CommandRun annotateOnto(FullDisk out, String... more) {
    StringWriter err = new StringWriter();
    int code = Medcas.run(new PrintWriter(out), new PrintWriter(err, true), arguments(more));
    return new CommandRun(code, out.toString(), err.toString());
  }

  private String[] arguments(String... more) {
    return Stream.concat(Stream.of("annotate", "--model", model), Stream.of(more))
        .toArray(String[]::new);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .toList();
    }
  }
}
