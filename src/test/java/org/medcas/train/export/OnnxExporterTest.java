package org.medcas.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medcas.model.BertConfig;
import org.medcas.testing.BertWeights;
import org.medcas.testing.ReferenceBert;
import org.medcas.testing.Seeds;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;
import org.medcas.wordpiece.DjlOffline;

class OnnxExporterTest {

  private static final BertConfig TINY = new BertConfig(1, 4, 2, 8, 16, 10, 2, 1e-12);

  @ParameterizedTest
  @EnumSource(Precision.class)
  void givesTheLogitsComputedByHand(Precision precision) throws OrtException {
    // given: layers that hand their input on, since every matrix and gain but these is zero
    Map<String, FloatTensor> tensors = BertWeights.zeros(TINY, 2);
    float[] word = tensors.get("bert.embeddings.word_embeddings.weight").values();
    word[3 * 4] = 1f;
    word[3 * 4 + 1] = -1f;
    Arrays.fill(tensors.get("bert.embeddings.LayerNorm.weight").values(), 1f);
    String layer = "bert.encoder.layer.0.";
    Arrays.fill(tensors.get(layer + "attention.output.LayerNorm.weight").values(), 1f);
    Arrays.fill(tensors.get(layer + "output.LayerNorm.weight").values(), 1f);
    System.arraycopy(
        new float[] {1, 0, 0, 0, 0, 2, 0, 0}, 0, tensors.get("classifier.weight").values(), 0, 8);
    tensors.get("classifier.bias").values()[1] = 0.5f;

    float[][] logits = run(TINY, 2, Weights.of(tensors), precision, new int[][] {{3}})[0];

    // then: (1, -1, 0, 0) has mean 0 and variance 1/2, so it is normalised to (√2, -√2, 0, 0)
    assertThat(logits[0][0]).isCloseTo(1.41421f, within(1e-3f));
    assertThat(logits[0][1]).isCloseTo(0.5f - 2 * 1.41421f, within(1e-3f));
  }

  @Test
  void equalsThePlainForwardForRandomWeights() {
    Seeds.forAll(
        20,
        random -> {
          BertConfig config =
              new BertConfig(1 + random.nextInt(3), 8, 2, 12, 16, 20, 1 + random.nextInt(2), 1e-12);
          Weights weights = BertWeights.random(config, 5, random);
          int[] ids = random.ints(1 + random.nextInt(12), 0, 20).toArray();

          float[][] logits = run(config, 5, weights, Precision.FP32, new int[][] {ids})[0];

          assertClose(new ReferenceBert(config, weights).logits(ids), logits, 1e-4f);
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"INT8", "INT8_FLOAT_EMBEDDINGS"})
  void staysCloseInEightBits(Precision precision) {
    Seeds.forAll(
        10,
        random -> {
          BertConfig config = new BertConfig(2, 16, 2, 32, 16, 20, 2, 1e-12);
          Weights weights = BertWeights.random(config, 5, random);
          int[] ids = random.ints(10, 0, 20).toArray();

          float[][] logits = run(config, 5, weights, precision, new int[][] {ids})[0];

          assertClose(new ReferenceBert(config, weights).logits(ids), logits, 0.35f);
        });
  }

  @Test
  void paddingLeavesTheOtherRowsAlone() throws OrtException {
    Weights weights = BertWeights.random(TINY, 3, new Random(5));
    int[] shorter = {1, 2, 3};
    int[] longer = {4, 5, 6, 7, 8, 9};

    float[][][] together = run(TINY, 3, weights, Precision.FP32, new int[][] {shorter, longer});

    ReferenceBert reference = new ReferenceBert(TINY, weights);
    assertClose(reference.logits(shorter), together[0], 1e-4f);
    assertClose(reference.logits(longer), together[1], 1e-4f);
  }

  @Test
  void namesTheParameterThatDoesNotFit() {
    Map<String, FloatTensor> tensors = BertWeights.zeros(TINY, 2);
    tensors.put("bert.encoder.layer.0.output.dense.bias", FloatTensor.zeros(5));

    assertThatThrownBy(() -> OnnxExporter.export(TINY, 2, Weights.of(tensors), Precision.FP32))
        .hasMessage(
            "Parameter 'bert.encoder.layer.0.output.dense.bias' must have shape [4] (got [5])");
  }

  @Test
  void letsTheRuntimeFuseResidualAndNormalisation(@TempDir Path folder) throws Exception {
    Weights weights = BertWeights.random(TINY, 3, new Random(1));
    byte[] model = OnnxExporter.export(TINY, 3, weights, Precision.FP32).toByteArray();
    Path optimised = folder.resolve("optimised.onnx");

    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.EXTENDED_OPT);
      options.setOptimizedModelFilePath(optimised.toString());
      environment().createSession(model, options).close();
    }

    GraphProto graph = ModelProto.parseFrom(Files.readAllBytes(optimised)).getGraph();
    assertThat(graph.getNodeList().stream().map(NodeProto::getOpType))
        .filteredOn("SkipLayerNormalization"::equals)
        .hasSize(2);
  }

  @Test
  void shrinksToLessThanAThirdInEightBits() {
    BertConfig config = new BertConfig(1, 64, 2, 256, 16, 500, 2, 1e-12);
    Weights weights = BertWeights.random(config, 3, new Random(1));

    int floats = OnnxExporter.export(config, 3, weights, Precision.FP32).getSerializedSize();
    int bytes = OnnxExporter.export(config, 3, weights, Precision.INT8).getSerializedSize();

    assertThat(bytes).isLessThan(floats / 3);
  }

  /** DJL opens the environment first, here as everywhere, or it could not do so later. */
  private static OrtEnvironment environment() {
    DjlOffline.ensure();
    Engine.getEngine("OnnxRuntime");
    return OrtEnvironment.getEnvironment();
  }

  private static void assertClose(double[][] expected, float[][] actual, float tolerance) {
    for (int i = 0; i < expected.length; i++) {
      for (int j = 0; j < expected[i].length; j++) {
        assertThat(actual[i][j]).isCloseTo((float) expected[i][j], within(tolerance));
      }
    }
  }

  private static float[][][] run(
      BertConfig config, int labels, Weights weights, Precision precision, int[][] rows)
      throws OrtException {
    byte[] model = OnnxExporter.export(config, labels, weights, precision).toByteArray();
    int longest = 0;
    for (int[] row : rows) {
      longest = Math.max(longest, row.length);
    }
    long[][] ids = new long[rows.length][longest];
    long[][] mask = new long[rows.length][longest];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        ids[i][j] = rows[i][j];
        mask[i][j] = 1;
      }
    }
    OrtEnvironment environment = environment();
    try (OrtSession session = environment.createSession(model)) {
      Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
      inputs.put("input_ids", OnnxTensor.createTensor(environment, ids));
      inputs.put("attention_mask", OnnxTensor.createTensor(environment, mask));
      if (config.typeVocabularySize() > 1) {
        inputs.put(
            "token_type_ids", OnnxTensor.createTensor(environment, new long[rows.length][longest]));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return (float[][][]) result.get(0).getValue();
      } finally {
        inputs.values().forEach(OnnxTensor::close);
      }
    }
  }
}
