package org.medcas.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medcas.model.BertConfig;
import org.medcas.model.ModelBundle;
import org.medcas.train.EncoderFolder;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.torch.TokenClassifierModel;
import org.medcas.train.torch.TrainingSetup;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.SafeTensors;
import org.medcas.train.weights.Weights;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceFiles;

class BundleExporterTest {

  private static final List<String> LABELS = List.of("O", "B-PROBLEM", "I-PROBLEM");

  @TempDir Path folder;
  private final List<TrainingExample> dev = new ArrayList<>();

  @BeforeEach
  void writeTrainedModel() throws IOException {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      pieces.add(Character.toString(letter));
      pieces.add("##" + letter);
    }
    Path vocabulary = folder.resolve("vocabulary");
    WordPieceFiles.write(vocabulary, Vocabulary.of(pieces), BertNormalizer.cased());
    BertConfig config = new BertConfig(2, 32, 4, 64, 24, pieces.size(), 2, 1e-12);
    try (TokenClassifierModel model =
        new TokenClassifierModel(config, LABELS.size(), TrainingSetup.forEvaluation(), 1)) {
      EncoderFolder.write(
          folder.resolve("trained"),
          config,
          enlarged(model.weights()),
          vocabulary,
          new EncoderFolder.Contents(LABELS, SafeTensors.Precision.F32, Map.of()));
    }
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      dev.add(example(random, 1 + random.nextInt(30)));
    }
  }

  /** As large as trained weights, so that an error of the graph cannot hide in small scores. */
  private static Weights enlarged(Weights weights) {
    Random random = new Random(8);
    for (FloatTensor tensor : weights.asMap().values()) {
      for (int i = 0; i < tensor.values().length; i++) {
        tensor.values()[i] += (float) (random.nextGaussian() * 0.1);
      }
    }
    return weights;
  }

  private static TrainingExample example(Random random, int words) {
    List<String> list = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int word = 0; word < words; word++) {
      StringBuilder text = new StringBuilder();
      for (int letter = random.nextInt(3); letter >= 0; letter--) {
        text.append((char) ('a' + random.nextInt(26)));
      }
      list.add(text.toString());
      labels.add(random.nextInt(3));
    }
    return new TrainingExample(list, labels);
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void writesABundleThatLoadsAndSaysHowWellItAgrees(Precision precision) throws Exception {
    Path place = folder.resolve("bundle");

    ExportAgreement agreement =
        BundleExporter.export(
            folder.resolve("trained"),
            place,
            description(precision),
            dev,
            new ExportAgreement.Limits(1e-3, 0.95));

    assertThat(agreement.maxLogitDifference()).isBetween(1e-9, 1e-4);
    assertThat(agreement.words()).isEqualTo(dev.stream().mapToLong(e -> e.words().size()).sum());
    try (ModelBundle bundle = ModelBundle.open(place.toString(), "")) {
      assertThat(bundle.manifest().id()).isEqualTo("test-model");
      assertThat(bundle.manifest().sha256()).containsKeys("model.onnx", "tokenizer.json");
      assertThat(bundle.labels()).isEqualTo(LABELS);
    }
    JsonObject json =
        JsonParser.parseString(
                Files.readString(place.resolve("medcas.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();
    assertThat(json.getAsJsonObject("agreement").get("devWords").getAsLong())
        .isEqualTo(agreement.words());
    assertThat(json.get("licence").getAsString()).isEqualTo("CC BY 4.0");
    assertThat(Files.list(folder)).hasSize(3);
  }

  @Test
  void refusesToReplaceAFolderThatHoldsSomethingElse() throws IOException {
    Path place = Files.createDirectory(folder.resolve("bundle"));
    Path other = Files.writeString(place.resolve("notes.txt"), "kept");

    assertThatThrownBy(
            () ->
                BundleExporter.export(
                    folder.resolve("trained"),
                    place,
                    description(Precision.INT8),
                    dev,
                    ExportAgreement.Limits.DEFAULT))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("Something else than a bundle", "name a new folder");
    assertThat(other).hasContent("kept");
  }

  @Test
  void refusesAGraphThatPartsFromTheTrainer() {
    assertRefusal(new ExportAgreement.Limits(1e-12, 0), "in a score", "lower learning rate");
  }

  @Test
  void refusesAnInt8GraphThatLabelsOtherwise() {
    assertRefusal(
        new ExportAgreement.Limits(1e-3, 1.01), "The int8 model labels only", "INT8_FLOAT");
  }

  private void assertRefusal(ExportAgreement.Limits limits, String... parts) {
    assertThatThrownBy(
            () ->
                BundleExporter.export(
                    folder.resolve("trained"),
                    folder.resolve("bundle"),
                    description(Precision.INT8),
                    dev,
                    limits))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll(parts);
    assertThat(folder.resolve("bundle")).doesNotExist();
    assertThat(folder).isDirectoryNotContaining("glob:**bundle*");
  }

  private static BundleDescription description(Precision precision) {
    JsonObject details = new JsonObject();
    details.addProperty("licence", "CC BY 4.0");
    return new BundleDescription("test-model", "1.0", "nl", precision, BundleDetails.of(details));
  }
}
