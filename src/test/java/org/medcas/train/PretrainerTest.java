package org.medcas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medcas.train.weights.SafeTensors;
import org.medcas.train.weights.Weights;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceEncoder;

class PretrainerTest {

  @TempDir Path folder;
  private WordPieceEncoder encoder;

  @BeforeEach
  void writeTextAndVocabulary() throws IOException {
    Path vocabulary = Files.createDirectories(folder.resolve("vocabulary"));
    List<String> pieces = TinyLanguage.pieces();
    Files.write(vocabulary.resolve("vocab.txt"), pieces, StandardCharsets.UTF_8);
    encoder = new WordPieceEncoder(Vocabulary.of(pieces), BertNormalizer.cased());
    Files.write(folder.resolve("text.txt"), TinyLanguage.lines(80), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(
      value = PrecisionChoice.class,
      names = {"AUTO", "FP32"})
  void learnsToGuessMaskedWords(PrecisionChoice precision) throws IOException {
    List<Double> losses = losses(settings("out", precision, 14), -1);

    assertThat(losses.get(losses.size() - 1)).isLessThan(0.75 * losses.get(0));
  }

  @Test
  void givesTheSameCurveForTheSameSeed() throws IOException {
    List<Double> first = losses(settings("first", PrecisionChoice.FP32, 1), -1);
    List<Double> second = losses(settings("second", PrecisionChoice.FP32, 1), -1);

    assertThat(second).isEqualTo(first);
    assertThat(weights("second").asMap()).isEqualTo(weights("first").asMap());
  }

  @ParameterizedTest
  @EnumSource(
      value = PrecisionChoice.class,
      names = {"AUTO", "FP32"})
  void continuesAfterAStopAsIfNothingHadHappened(PrecisionChoice precision) throws IOException {
    List<Double> whole = losses(settings("whole", precision, 1), -1);

    losses(settings("halves", precision, 1), 3);
    assertThat(folder.resolve("halves/model.safetensors")).doesNotExist();
    losses(settings("halves", precision, 1), -1);

    assertThat(weights("halves").asMap()).isEqualTo(weights("whole").asMap());
    assertThat(Files.readAllLines(folder.resolve("halves/progress.jsonl"))).hasSize(whole.size());
  }

  @Test
  void refusesACheckpointOfOtherSettings() throws IOException {
    losses(settings("out", PrecisionChoice.FP32, 1), 2);

    assertThatThrownBy(() -> losses(settings("out", PrecisionChoice.FP32, 2), -1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void startsFromAnOlderEncoder() throws IOException {
    losses(settings("older", PrecisionChoice.FP32, 8), -1);
    Path file = settings("newer", PrecisionChoice.FP32, 1);
    String json = Files.readString(file, StandardCharsets.UTF_8);
    Files.writeString(file, json.replace("\"dropout\"", "\"startFrom\": \"older\", \"dropout\""));

    List<Double> losses = losses(file, -1);

    assertThat(losses.get(0)).isLessThan(2.6);
  }

  @Test
  void namesEveryFaultOfTheSettings() throws IOException {
    Path file = folder.resolve("settings.json");
    Files.writeString(
        file,
        "{\"data\": {\"text\": []}, \"model\": {\"layers\": 0, \"hidden\": 10},"
            + " \"run\": {\"precision\": \"fp64\", \"output\": \"x\"}}");

    assertThatThrownBy(() -> PretrainSettings.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(
            "data.texts is missing",
            "data.vocabulary is missing",
            "data.text is unknown",
            "model.layers must be a number from",
            "model.hidden must be a multiple of heads",
            "run.precision must be one of [auto, bf16, fp32] (got \"fp64\")");
  }

  private List<Double> losses(Path settingsFile, int stopAtReport) throws IOException {
    List<Double> losses = new ArrayList<>();
    Pretrainer[] running = new Pretrainer[1];
    running[0] =
        new Pretrainer(
            PretrainSettings.read(settingsFile),
            encoder,
            progress -> {
              losses.add(progress.loss());
              if (losses.size() == stopAtReport) {
                running[0].stop();
              }
            });
    running[0].run();
    return losses;
  }

  private Path settings(String output, PrecisionChoice precision, int passes) throws IOException {
    Path file = folder.resolve(output + ".json");
    String json =
        """
        {"data": {"texts": [{"path": "text.txt", "weight": 2.5}], "vocabulary": "vocabulary",
                  "windowPieces": 24},
         "model": {"layers": 2, "hidden": 32, "heads": 2, "intermediate": 64, "maxPositions": 24,
                   "dropout": 0.1},
         "optimisation": {"batchWindows": 16, "passes": PASSES, "learningRate": 5e-3},
         "run": {"output": "OUTPUT", "seed": 7, "precision": "PRECISION", "threads": THREADS,
                 "checkpointSteps": 5, "reportSteps": 2}}
        """
            .replace("PASSES", Integer.toString(passes))
            .replace("OUTPUT", output)
            .replace("THREADS", precision == PrecisionChoice.FP32 ? "2" : "1")
            .replace("PRECISION", precision.name().toLowerCase(java.util.Locale.ROOT));
    return Files.writeString(file, json, StandardCharsets.UTF_8);
  }

  private Weights weights(String output) throws IOException {
    return SafeTensors.read(folder.resolve(output).resolve("model.safetensors"));
  }
}
