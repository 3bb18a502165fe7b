package org.medcas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.model.BertConfig;
import org.medcas.train.FineTuneResult.SeedRun;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.torch.MaskedLanguageModel;
import org.medcas.train.torch.Precision;
import org.medcas.train.torch.TrainingSetup;
import org.medcas.train.weights.SafeTensors;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceEncoder;

class FineTunerTest {

  @TempDir Path folder;
  private WordPieceEncoder encoder;
  private final FineTuner.Data data =
      new FineTuner.Data(
          TinyLanguage.LABELS, TinyLanguage.examples(200, 1), TinyLanguage.examples(60, 2));

  @BeforeEach
  void writeEncoder() throws IOException {
    List<String> pieces = TinyLanguage.pieces();
    encoder = new WordPieceEncoder(Vocabulary.of(pieces), BertNormalizer.cased());
    Path vocabulary = Files.createDirectories(folder.resolve("vocabulary"));
    Files.write(vocabulary.resolve("vocab.txt"), pieces, StandardCharsets.UTF_8);
    BertConfig config = new BertConfig(2, 32, 2, 64, 16, pieces.size(), 2, 1e-12);
    TrainingSetup setup =
        new TrainingSetup(Precision.FP32, 1, 3, 0, new TrainingSetup.Regularisation(0, 0));
    try (MaskedLanguageModel model = new MaskedLanguageModel(config, setup)) {
      EncoderFolder.write(
          folder.resolve("encoder"),
          config,
          model.weights(),
          vocabulary,
          new EncoderFolder.Contents(List.of(), SafeTensors.Precision.F16, Map.of()));
    }
  }

  @Test
  void learnsSpansAndKeepsTheBestSeed() throws IOException {
    FineTuneResult result = tune("tagger", 2, -1);

    assertThat(result.finished()).isTrue();
    assertThat(result.runs()).extracting(SeedRun::seed).containsExactly(5L, 6L);
    assertThat(result.best().best().score()).isGreaterThan(0.95);
    assertThat(result.spread().values()).hasSize(2);
    assertThat(result.loaded().missing()).containsExactly("classifier.weight", "classifier.bias");
    EncoderFolder written = EncoderFolder.read(folder.resolve("tagger"));
    assertThat(written.weights().contains("classifier.weight")).isTrue();
    assertThat(folder.resolve("tagger/vocab.txt")).exists();
    assertThat(folder.resolve("tagger/config.json")).content().contains("I-PROBLEM");
    assertThat(Files.readAllLines(folder.resolve("tagger/progress.jsonl")))
        .hasSize(3)
        .last()
        .asString()
        .startsWith("{\"seeds\":2,\"meanDevScore\":" + result.spread().mean())
        .contains("\"standardDeviation\":" + result.spread().standardDeviation());
  }

  @Test
  void continuesAfterAStopAsIfNothingHadHappened() throws IOException {
    FineTuneResult whole = tune("whole", 2, -1);

    FineTuneResult stopped = tune("parts", 2, 2);
    assertThat(stopped.finished()).isFalse();
    FineTuneResult again = tune("parts", 2, 6);
    assertThat(again.finished()).isFalse();
    FineTuneResult last = tune("parts", 2, -1);

    assertThat(last.runs()).isEqualTo(whole.runs());
    assertThat(EncoderFolder.read(folder.resolve("parts")).weights().asMap())
        .isEqualTo(EncoderFolder.read(folder.resolve("whole")).weights().asMap());
  }

  @Test
  void refusesAFolderWithARunOfOtherData() throws IOException {
    tune("tagger", 1, 2);
    FineTuner.Data other =
        new FineTuner.Data(data.labels(), TinyLanguage.examples(100, 8), data.dev());

    assertThatThrownBy(
            () -> tuner("tagger", 1, TrainingProgress.Listener.NONE).run(other, scorer()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void refusesATokenizerThatDoesNotFitTheEncoder() throws IOException {
    List<String> more = new java.util.ArrayList<>(TinyLanguage.pieces());
    more.add("extra");
    encoder = new WordPieceEncoder(Vocabulary.of(more), BertNormalizer.cased());

    assertThatThrownBy(() -> tuner("tagger", 1, TrainingProgress.Listener.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("belong to different models");
  }

  @Test
  void refusesAnEmptySplitAndATagOutsideTheLabels() {
    assertThatThrownBy(() -> new FineTuner.Data(data.labels(), data.dev(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("check the split");
    assertThatThrownBy(
            () ->
                TrainingExample.of(List.of("x"), List.of("B-TEST"), TinyLanguage.LABELS, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Tag 'B-TEST' of word 0");
  }

  @Test
  void countsUnknownWordsForNothing() {
    List<TrainingExample> dev =
        List.of(
            TrainingExample.of(
                List.of("a", "b", "c"),
                List.of("B-PROBLEM", "?", "O"),
                TinyLanguage.LABELS,
                Map.of("?", -100)));
    DevScorer scorer = DevScorer.spanF1(dev, TinyLanguage.LABELS);

    assertThat(scorer.score(List.of(List.of(1, 1, 0)))).isEqualTo(1);
    assertThat(scorer.score(List.of(List.of(1, 1, 1)))).isLessThan(1);
    assertThat(scorer.score(List.of(List.of(0, 0, 0)))).isZero();
  }

  private FineTuneResult tune(String output, int seeds, int stopAtReport) throws IOException {
    FineTuner[] tuner = new FineTuner[1];
    int[] reports = new int[1];
    tuner[0] =
        tuner(
            output,
            seeds,
            progress -> {
              if (++reports[0] == stopAtReport) {
                tuner[0].stop();
              }
            });
    return tuner[0].run(data, scorer());
  }

  private DevScorer scorer() {
    return DevScorer.spanF1(data.dev(), data.labels());
  }

  private FineTuner tuner(String output, int seeds, TrainingProgress.Listener listener)
      throws IOException {
    String json =
        """
        {"model": {"startFrom": "encoder"},
         "optimisation": {"batchWindows": 10, "epochs": 6, "learningRate": 3e-3},
         "selection": {"seeds": SEEDS, "evaluationsPerEpoch": 2, "patience": 4},
         "noise": {"lowerCase": 0.1, "finalPunctuation": 0.2, "misspelledExamples": 0.1},
         "run": {"output": "OUTPUT", "seed": 5, "precision": "fp32", "threads": 1,
                 "checkpointSteps": 7, "reportSteps": 9}}
        """
            .replace("SEEDS", Integer.toString(seeds))
            .replace("OUTPUT", output);
    Path file = Files.writeString(folder.resolve(output + ".json"), json, StandardCharsets.UTF_8);
    FineTuneSettings settings = FineTuneSettings.read(file);
    EncoderFolder start = EncoderFolder.read(settings.model().startFrom());
    return new FineTuner(settings, start, encoder, listener);
  }
}
