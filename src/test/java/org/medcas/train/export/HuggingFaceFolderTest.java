package org.medcas.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.model.ModelCache;
import org.medcas.tagging.Logits;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.tagging.onnx.ModelKey;
import org.medcas.tagging.onnx.RuntimeOptions;
import org.medcas.train.EncoderFolder;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.torch.LoadReport;
import org.medcas.train.torch.TokenClassifierModel;
import org.medcas.train.torch.TrainingSetup;

/**
 * A folder as Hugging Face writes it, byte for byte by this test, loaded, exported and run: the
 * scores are those that its weights demand on paper.
 */
class HuggingFaceFolderTest {

  private static final String CONFIG =
      """
      {"architectures": ["BertForTokenClassification"], "model_type": "bert",
       "hidden_act": "gelu", "hidden_size": 4, "num_hidden_layers": 1, "num_attention_heads": 2,
       "intermediate_size": 2, "max_position_embeddings": 8, "type_vocab_size": 2,
       "layer_norm_eps": 1e-12, "vocab_size": 7,
       "id2label": {"0": "O", "1": "B-PROBLEM"}, "label2id": {"O": 0, "B-PROBLEM": 1}}
      """;
  private static final String LAYER = "bert.encoder.layer.0.";
  private static final float[] IDENTITY = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

  @TempDir Path folder;
  private final Map<String, float[]> tensors = new LinkedHashMap<>();
  private final JsonObject header = new JsonObject();

  /**
   * Query and key are zero, so each piece attends to all alike; value and output are the identity,
   * so the attention adds the mean of all states; the wide layer is zero.
   */
  @BeforeEach
  void writeFolder() throws IOException {
    float[] words = new float[7 * 4];
    words[5 * 4] = 1;
    words[5 * 4 + 1] = -1; // "gout" is (1, -1, 0, 0)
    words[6 * 4 + 2] = 1;
    words[6 * 4 + 3] = -1; // "hurts" is (0, 0, 1, -1)
    put("bert.embeddings.word_embeddings.weight", words, 7, 4);
    put("bert.embeddings.position_embeddings.weight", new float[8 * 4], 8, 4);
    put("bert.embeddings.token_type_embeddings.weight", new float[2 * 4], 2, 4);
    norm("bert.embeddings.LayerNorm");
    linear(LAYER + "attention.self.query", new float[16], 4, 4);
    linear(LAYER + "attention.self.key", new float[16], 4, 4);
    linear(LAYER + "attention.self.value", IDENTITY, 4, 4);
    linear(LAYER + "attention.output.dense", IDENTITY, 4, 4);
    norm(LAYER + "attention.output.LayerNorm");
    linear(LAYER + "intermediate.dense", new float[8], 2, 4);
    linear(LAYER + "output.dense", new float[8], 4, 2);
    norm(LAYER + "output.LayerNorm");
    put("bert.pooler.dense.bias", new float[4], 4);
    put("classifier.weight", new float[] {1, 0, 0, 0, 0, 2, 0, 0}, 2, 4);
    put("classifier.bias", new float[] {0, 0.5f}, 2);
    Files.writeString(folder.resolve("config.json"), CONFIG, StandardCharsets.UTF_8);
    Files.write(folder.resolve("model.safetensors"), safetensors());
    Files.write(
        folder.resolve("vocab.txt"),
        List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "gout", "hurts"),
        StandardCharsets.UTF_8);
  }

  @Test
  void givesTheScoresThatItsWeightsDemand() throws Exception {
    Path bundle = folder.resolve("bundle");
    TrainingExample example = new TrainingExample(List.of("gout", "hurts"), List.of(1, 0));

    BundleExporter.export(
        folder,
        bundle,
        new BundleDescription(
            "paper", "1", "en", Precision.FP32, BundleDetails.of(new JsonObject())),
        List.of(example));

    ModelKey key = new ModelKey(bundle.toString(), "", RuntimeOptions.DEFAULTS);
    try (ModelCache.Lease<LoadedModel> model = LoadedModels.acquire(key, 8)) {
      Logits logits = model.get().classifier().classify(new int[][] {{5, 6}});
      // then: the embeddings are normalised to √2 (1, -1, 0, 0) and √2 (0, 0, 1, -1), their mean is
      // added, and (1.5, -1.5, 0.5, -0.5) has variance 1.25, so each becomes √0.8 times that
      double unit = Math.sqrt(0.8);
      assertThat((double) logits.get(0, 0, 0)).isCloseTo(1.5 * unit, within(1e-5));
      assertThat((double) logits.get(0, 0, 1)).isCloseTo(0.5 - 3 * unit, within(1e-5));
      assertThat((double) logits.get(0, 1, 0)).isCloseTo(0.5 * unit, within(1e-5));
      assertThat((double) logits.get(0, 1, 1)).isCloseTo(0.5 - unit, within(1e-5));
    }
  }

  @Test
  void reportsWhatWasLoadedMissingAndUnexpected() throws IOException {
    EncoderFolder read = EncoderFolder.read(folder);
    try (TokenClassifierModel model =
        new TokenClassifierModel(read.config(), 2, TrainingSetup.forEvaluation(), 1)) {
      LoadReport report = model.load(read.weights());

      assertThat(report.loaded()).hasSize(tensors.size() - 1).contains("classifier.bias");
      assertThat(report.missing()).isEmpty();
      assertThat(report.unexpected()).containsExactly("bert.pooler.dense.bias");
    }
  }

  private void norm(String name) {
    float[] ones = new float[4];
    Arrays.fill(ones, 1);
    put(name + ".weight", ones, 4);
    put(name + ".bias", new float[4], 4);
  }

  private void linear(String name, float[] weight, int out, int in) {
    put(name + ".weight", weight, out, in);
    put(name + ".bias", new float[out], out);
  }

  private void put(String name, float[] values, int... shape) {
    tensors.put(name, values);
    JsonObject entry = new JsonObject();
    entry.addProperty("dtype", "F32");
    entry.add("shape", new Gson().toJsonTree(shape));
    header.add(name, entry);
  }

  /** Length of the header, the header, the numbers: the format in three lines. */
  private byte[] safetensors() throws IOException {
    ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    for (Map.Entry<String, float[]> tensor : tensors.entrySet()) {
      int begin = numbers.size();
      ByteBuffer bytes = ByteBuffer.allocate(4 * tensor.getValue().length);
      bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor.getValue());
      numbers.write(bytes.array());
      header
          .getAsJsonObject(tensor.getKey())
          .add("data_offsets", new Gson().toJsonTree(new int[] {begin, numbers.size()}));
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(json.length).array());
    file.write(json);
    file.write(numbers.toByteArray());
    return file.toByteArray();
  }
}
