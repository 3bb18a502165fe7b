package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.testing.TinyModel;

class ModelCommandsTest {

  @TempDir private Path folder;
  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = TinyModel.dutch().write(folder.resolve("model"));
  }

  @Test
  void labelsListsConceptsWithoutPrefixes() {
    assertThat(CommandRun.of("labels", "--model", model.toString()).out().lines())
        .containsExactly("PROBLEM", "TEST", "TREATMENT");
  }

  @Test
  void checkFindsASoundModelSound() {
    CommandRun run = CommandRun.of("check", "--model", model.toString());
    assertThat(run.out()).contains("is sound: model tiny, 3 labels, 128 positions");
    assertThat(run.code()).isZero();
  }

  @Test
  void aModelOfFewPositionsIsRunInShorterWindows() throws IOException {
    Path small = TinyModel.dutch().positions(24).write(folder.resolve("small"));
    Path note = Files.writeString(folder.resolve("note.txt"), "Geen koorts, wel hoest. ".repeat(9));

    assertThat(CommandRun.of("check", "--model", small.toString()).code()).isZero();
    CommandRun run =
        CommandRun.of(
            "annotate", "--model", small.toString(), "--out", "-", "--format", "jsonl", note + "");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("koorts");
  }

  @Test
  void aGoldFileThatIsSomethingElseIsAListedFault() throws IOException {
    Path gold = Files.createDirectories(folder.resolve("gold"));
    Files.writeString(gold.resolve("a.txt"), "Geen [PROBLEM koorts].\n");
    Files.writeString(gold.resolve("results.jsonl"), "{\"document\": \"b\", \"concepts\": []}\n");
    CommandRun run =
        CommandRun.of("evaluate", "--model", model.toString(), "--gold", gold.toString());
    assertThat(run.err()).contains("No document of MACCROBAT in JSON");
    assertThat(run.out()).contains("documents: 1");
  }

  @Test
  void twoGoldDocumentsOfOneNameAreRefusedWithoutTheirText() throws IOException {
    Path gold = Files.createDirectories(folder.resolve("gold"));
    String line = "{\"id\": 1, \"text\": \"geheim\", \"entities\": [], \"relations\": []}\n";
    Files.writeString(gold.resolve("set.jsonl"), line + line);
    CommandRun run =
        CommandRun.of("evaluate", "--model", model.toString(), "--gold", gold.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("Two gold documents have one name", "maccrobat/1")
        .doesNotContain("geheim");
  }

  @Test
  void checkTellsSeveralFaultsAtOnce() throws IOException {
    Files.delete(model.resolve("model.onnx"));
    Files.writeString(model.resolve("config.json"), "{");
    CommandRun run = CommandRun.of("check", "--model", model.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out().lines().filter(line -> line.startsWith("fault: ")).count())
        .isGreaterThanOrEqualTo(2);
  }

  @Test
  void evaluateMeasuresFromRawText() throws IOException {
    Path gold = Files.createDirectories(folder.resolve("gold"));
    Files.writeString(
        gold.resolve("a.txt"),
        "Geen [PROBLEM koorts], wel [PROBLEM hoest]. ‖ [TREATMENT paracetamol] gegeven.\n");
    CommandRun run =
        CommandRun.of("evaluate", "--model", model.toString(), "--gold", gold.toString(), "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(JsonParser.parseString(run.out()).getAsJsonObject().get("documents").getAsInt())
        .isEqualTo(1);
    String table =
        CommandRun.of("evaluate", "--model", model.toString(), "--gold", gold.toString()).out();
    assertThat(table).contains("B-PROBLEM          1.00    0.50      0.67        2");
    assertThat(table).contains("sentences: F1 1.0000, 2 in gold");
  }

  @Test
  void whatAnnotateWritesAsXmiAndBratIsReadAsGold() throws IOException {
    Path note = Files.writeString(folder.resolve("note.txt"), "Geen koorts. Kreeg paracetamol.");
    for (String format : new String[] {"xmi", "brat"}) {
      Path results = folder.resolve(format);
      CommandRun.of(
          "annotate",
          "--model",
          model.toString(),
          "--format",
          format,
          "--out",
          results.toString(),
          note.toString());
      CommandRun run =
          CommandRun.of("evaluate", "--model", model.toString(), "--gold", results.toString());
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("micro avg       1.00    1.00      1.00        2");
    }
  }

  @Test
  void evaluateReportsABrokenGoldFileAndMeasuresTheOthers() throws IOException {
    Path gold = Files.createDirectories(folder.resolve("gold"));
    Files.writeString(gold.resolve("a.txt"), "Geen [PROBLEM koorts].\n");
    Files.writeString(gold.resolve("b.txt"), "Geen [PROBLEM koorts.\n");
    CommandRun run =
        CommandRun.of("evaluate", "--model", model.toString(), "--gold", gold.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("b.txt:1");
    assertThat(run.out()).contains("documents: 1");
  }
}
