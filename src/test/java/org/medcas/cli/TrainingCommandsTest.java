package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainingCommandsTest {

  private static final String SETTINGS =
      """
      {"data": {"texts": [{"path": "notes.txt"}], "vocabulary": "vocabulary", "windowPieces": 16},
       "model": {"layers": 1, "hidden": 16, "heads": 2, "intermediate": 32, "maxPositions": 16},
       "optimisation": {"batchWindows": 4, "passes": 1},
       "run": {"output": "encoder", "precision": "fp32", "threads": 1, "reportSteps": 2}}
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void makesAVocabularyAndAnEncoderFromOneSettingsFile() throws IOException {
    Path settings = Files.writeString(folder.resolve("s.json"), SETTINGS, StandardCharsets.UTF_8);
    Files.write(
        folder.resolve("notes.txt"),
        Collections.nCopies(50, "Patiënt heeft koorts, geen hoofdpijn en geen buikpijn."),
        StandardCharsets.UTF_8);

    assertThat(run(new VocabularyCommand(), settings.toString(), "--size", "80")).isZero();
    assertThat(run(new PretrainCommand(), settings.toString())).isZero();

    assertThat(folder.resolve("encoder")).isDirectoryContaining("glob:**/model.safetensors");
    assertThat(folder.resolve("encoder")).isDirectoryContaining("glob:**/tokenizer.json");
    assertThat(out.toString()).contains("pieces from", "step ", "loss ", "Encoder written to");
    assertThat(out.toString()).doesNotContain("koorts");
  }

  @Test
  void tellsWhatWasLoadedAndRefusesAStartOfAnotherVocabulary() throws IOException {
    write("notes.txt", "Patiënt heeft koorts, geen hoofdpijn en geen buikpijn.\n".repeat(50));
    Path settings = write("s.json", SETTINGS);
    run(new VocabularyCommand(), settings.toString(), "--size", "80");
    run(new PretrainCommand(), settings.toString());
    String next =
        SETTINGS
            .replace("\"layers\"", "\"startFrom\": \"encoder\", \"layers\"")
            .replace("\"output\": \"encoder\"", "\"output\": \"next\"");

    assertThat(run(new PretrainCommand(), write("next.json", next).toString())).isZero();
    assertThat(out.toString()).contains("26 parameters loaded\n").doesNotContain("not used");

    run(
        new VocabularyCommand(),
        "--text",
        folder.resolve("notes.txt").toString(),
        "--size",
        "60",
        "--output",
        folder.resolve("smaller").toString());
    String other =
        next.replace("\"vocabulary\": \"vocabulary\"", "\"vocabulary\": \"smaller\"")
            .replace("\"output\": \"next\"", "\"output\": \"other\"");
    assertThat(run(new PretrainCommand(), write("other.json", other).toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("the encoder to start from", "they belong to different models");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void namesTheLineOfATextThatIsNoUtf8AndLeavesNothing() throws IOException {
    write("notes.txt", "Patiënt heeft koorts.\n".repeat(50));
    Path settings = write("s.json", SETTINGS);
    run(new VocabularyCommand(), settings.toString(), "--size", "40");
    Files.write(folder.resolve("notes.txt"), new byte[] {'a', '\n', 'b', (byte) 0xe9, 'c'});

    assertThat(run(new PretrainCommand(), settings.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("Text is not UTF-8 in line 2", "notes.txt");
    assertThat(folder.resolve("encoder")).doesNotExist();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  @Test
  void asksForATextAndAPlace() {
    assertThat(run(new VocabularyCommand(), "--size", "80")).isEqualTo(2);
    assertThat(err.toString()).contains("Give SETTINGS, or at least one --text and an --output");
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
