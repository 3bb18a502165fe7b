package org.medcas.train.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.model.BertConfig;
import org.medcas.testing.BertWeights;
import org.medcas.train.EncoderFolder;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.weights.SafeTensors;
import org.medcas.train.weights.Weights;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceFiles;

class GraphQuantizerTest {

  private static final List<String> LABELS = List.of("O", "B-PROBLEM", "I-PROBLEM");
  private static final BertConfig CONFIG = new BertConfig(2, 16, 2, 32, 24, 31, 2, 1e-12);

  @TempDir Path folder;

  @Test
  void rewritesEveryProductWithAConstantButThatOfTheLogits() {
    ModelProto exact = graph();

    GraphQuantizer.Result result = GraphQuantizer.quantize(exact, true);

    assertThat(result.products()).isEqualTo(2 * 6);
    assertThat(result.tables()).isEqualTo(1);
    GraphProto graph = result.model().getGraph();
    assertThat(operators(graph)).contains("DynamicQuantizeMatMul");
    // then: the two products of each attention, and the logits
    assertThat(operators(graph).stream().filter("MatMul"::equals)).hasSize(2 * 2 + 1);
    assertThat(graph.getInitializerList())
        .extracting(TensorProto::getName)
        .doesNotContain("bert.embeddings.word_embeddings.weight")
        .contains("bert.embeddings.position_embeddings.weight");
    assertThat(result.model().getSerializedSize()).isLessThan(exact.getSerializedSize());
  }

  @Test
  void leavesTheWordTableInFloatsIfAskedTo() {
    GraphQuantizer.Result result = GraphQuantizer.quantize(graph(), false);

    assertThat(result.tables()).isZero();
    assertThat(result.model().getGraph().getInitializerList())
        .extracting(TensorProto::getName)
        .contains("bert.embeddings.word_embeddings.weight");
  }

  @Test
  void refusesWhatIsQuantizedAlready() {
    ModelProto quantized = GraphQuantizer.quantize(graph(), true).model();

    assertThatThrownBy(() -> GraphQuantizer.quantize(quantized, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no matrix product with 32-bit constants");
  }

  @Test
  void refusesWeightsOutsideTheFile() {
    ModelProto.Builder model = graph().toBuilder();
    model
        .getGraphBuilder()
        .getInitializerBuilder(0)
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL);

    assertThatThrownBy(() -> GraphQuantizer.quantize(model.build(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keeps weights outside its file")
        .hasMessageContaining("export it again without external data");
  }

  @Test
  void givesNearlyTheSameTagsAsTheOriginal() throws IOException {
    Path source = bundle(disguised(graph()));

    BundleQuantizer.Result result =
        BundleQuantizer.quantize(
            source, folder.resolve("int8"), true, sentences(), new ExportAgreement.Limits(1, 0.9));

    assertThat(result.products()).isEqualTo(2 * 6);
    assertThat(result.bytes()).isLessThan(result.bytesBefore());
    assertThat(result.agreement().tagShare()).isGreaterThanOrEqualTo(0.9);
    assertThat(result.agreement().maxLogitDifference()).isBetween(1e-6, 0.5);
    JsonObject json =
        JsonParser.parseString(
                Files.readString(folder.resolve("int8/medcas.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();
    assertThat(json.get("precision").getAsString()).isEqualTo("INT8");
    assertThat(json.getAsJsonObject("files").keySet())
        .containsExactlyInAnyOrder(
            "config.json", "model.onnx", "tokenizer.json", "tokenizer_config.json", "vocab.txt");
  }

  @Test
  void leavesNothingBehindWhenItRefuses() throws IOException {
    Path source = bundle(GraphQuantizer.quantize(graph(), true).model());

    assertThatThrownBy(
            () -> BundleQuantizer.quantize(source, folder.resolve("int8"), true, sentences()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("give the fp32 export")
        .hasMessageContaining("model.onnx");
    assertThat(folder).isDirectoryNotContaining("glob:**int8*");
  }

  @Test
  void refusesToReplaceItsOriginal() throws IOException {
    Path source = bundle(graph());

    for (Path target : List.of(source, source.getParent())) {
      assertThatThrownBy(() -> BundleQuantizer.quantize(source, target, true, sentences()))
          .hasMessageContaining("would replace its original");
    }
    assertThat(source.resolve("model.onnx")).exists();
  }

  @Test
  void refusesAResultThatLabelsOtherwise() throws IOException {
    Path source = bundle(graph());

    assertThatThrownBy(
            () ->
                BundleQuantizer.quantize(
                    source,
                    folder.resolve("int8"),
                    true,
                    sentences(),
                    new ExportAgreement.Limits(1, 1.01)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("The int8 model labels only");
    assertThat(folder).isDirectoryNotContaining("glob:**int8*");
  }

  @Test
  void turnsTheMatrixOfAGemmThatIsHeldTransposed() {
    OnnxGraph graph = new OnnxGraph();
    String weights = graph.floats("w", new float[] {1, -2, 4, 127, 0, -127}, 2, 3);
    String bias = graph.floats("b", new float[] {5, 6}, 2);
    String product =
        graph.node("Gemm", "g", List.of("x", weights, bias), OnnxGraph.attribute("transB", 1));
    graph.lastNode("Relu", "r", List.of(product), "y");
    graph.floatOutput("y", "rows", 2);

    GraphProto quantized = GraphQuantizer.quantize(graph.toModel(), true).model().getGraph();

    NodeProto node = quantized.getNode(0);
    assertThat(node.getInputList())
        .containsExactly(
            "x", "w_transposed_quantized", "w_transposed_scale", "w_transposed_zero_point", "b");
    TensorProto matrix =
        quantized.getInitializerList().stream()
            .filter(tensor -> tensor.getName().equals("w_transposed_quantized"))
            .findFirst()
            .orElseThrow();
    // then: columns 1, -2, 4 with scale 4/127 and 127, 0, -127 with scale 1, row by row
    assertThat(matrix.getDimsList()).containsExactly(3L, 2L);
    assertThat(matrix.getRawData().toByteArray()).containsExactly(32, 127, -63, 0, 127, -127);
  }

  /** As other exporters write it: a matrix in a Constant node. */
  private static ModelProto disguised(ModelProto model) {
    GraphProto.Builder graph = model.getGraph().toBuilder();
    TensorProto moved = null;
    for (int i = 0; i < graph.getInitializerCount(); i++) {
      if (graph.getInitializer(i).getName().endsWith("layer.0.output.dense.weight_transposed")) {
        moved = graph.getInitializer(i);
        graph.removeInitializer(i);
      }
    }
    List<NodeProto> nodes = new ArrayList<>(graph.getNodeList());
    nodes.add(
        0,
        NodeProto.newBuilder()
            .setOpType("Constant")
            .addOutput(moved.getName())
            .addAttribute(
                AttributeProto.newBuilder()
                    .setName("value")
                    .setType(AttributeProto.AttributeType.TENSOR)
                    .setT(moved))
            .build());
    return model.toBuilder().setGraph(graph.clearNode().addAllNode(nodes)).build();
  }

  private static ModelProto graph() {
    return OnnxExporter.export(CONFIG, LABELS.size(), weights(), Precision.FP32);
  }

  private static Weights weights() {
    return BertWeights.random(CONFIG, LABELS.size(), new Random(4));
  }

  private static List<String> operators(GraphProto graph) {
    return graph.getNodeList().stream().map(NodeProto::getOpType).toList();
  }

  private Path bundle(ModelProto model) throws IOException {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      pieces.add(Character.toString(letter));
    }
    Path vocabulary = folder.resolve("vocabulary");
    WordPieceFiles.write(vocabulary, Vocabulary.of(pieces), BertNormalizer.cased());
    Path source = folder.resolve("source");
    EncoderFolder.write(
        source,
        CONFIG,
        weights(),
        vocabulary,
        new EncoderFolder.Contents(LABELS, SafeTensors.Precision.F32, Map.of()));
    Files.delete(source.resolve("model.safetensors"));
    Files.write(source.resolve("model.onnx"), model.toByteArray());
    return source;
  }

  private static List<TrainingExample> sentences() {
    Random random = new Random(2);
    List<TrainingExample> sentences = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      List<String> words = new ArrayList<>();
      List<Integer> labels = new ArrayList<>();
      for (int word = 0; word <= random.nextInt(8); word++) {
        words.add(Character.toString((char) ('a' + random.nextInt(26))));
        labels.add(TrainingExample.UNKNOWN);
      }
      sentences.add(new TrainingExample(words, labels));
    }
    return sentences;
  }
}
