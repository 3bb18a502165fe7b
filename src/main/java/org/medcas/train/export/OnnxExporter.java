package org.medcas.train.export;

import static org.medcas.train.export.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.List;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;

/**
 * Writes a BERT token classifier as an ONNX graph with the signature of a Hugging Face {@code
 * optimum} export.
 *
 * <p>Inputs {@code input_ids}, {@code attention_mask} and {@code token_type_ids}, each int64 {@code
 * [batch_size, sequence_length]}; output {@code logits}, float {@code [batch_size, sequence_length,
 * labels]}. A model with a single token type, as RoBERTa and DistilBERT have it, gets no input
 * {@code token_type_ids}. The architecture is that of Devlin et al., "BERT: Pre-training of Deep
 * Bidirectional Transformers for Language Understanding" (NAACL 2019).
 *
 * <p>Standard operators, because ONNX Runtime's own optimiser fuses them well; only {@code
 * DynamicQuantizeMatMul} of the int8 forms is ONNX Runtime's own. One instance writes one graph;
 * not thread-safe.
 */
public final class OnnxExporter {

  /** Most bytes of weights that one protobuf file can hold. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - (1L << 20);

  private static final long FLOAT_TYPE = 1;
  private static final float MASKED = -10000f;
  private static final String EMBEDDINGS = "bert.embeddings.";

  private final OnnxGraph graph = new OnnxGraph();
  private final BertConfig config;
  private final Weights weights;
  private final Precision precision;

  private OnnxExporter(BertConfig config, Weights weights, Precision precision) {
    this.config = config;
    this.weights = weights;
    this.precision = precision;
  }

  /**
   * Writes the graph of {@code weights}.
   *
   * @throws IllegalArgumentException if a parameter is missing or has another shape than {@code
   *     config} demands, or if the weights exceed the 2 GB that one ONNX file can hold
   */
  public static ModelProto export(
      BertConfig config, int labels, Weights weights, Precision precision) {
    if (weights.parameterCount() * Float.BYTES > MAX_BYTES) {
      throw new IllegalArgumentException(
          "Weights of "
              + weights.parameterCount() * Float.BYTES
              + " bytes do not fit one ONNX file - expected at most "
              + MAX_BYTES
              + " bytes");
    }
    return new OnnxExporter(config, weights, precision).build(labels);
  }

  private ModelProto build(int labels) {
    graph.integerInput("input_ids", "batch_size", "sequence_length");
    graph.integerInput("attention_mask", "batch_size", "sequence_length");
    if (config.typeVocabularySize() > 1) {
      graph.integerInput("token_type_ids", "batch_size", "sequence_length");
    }
    String state = embeddings();
    String mask = maskBias();
    for (int layer = 0; layer < config.layers(); layer++) {
      state = layer(layer, state, mask);
    }
    classifier(state, labels);
    return graph.toModel();
  }

  private String embeddings() {
    String name = "/bert/embeddings";
    String sum = graph.node("Add", name, List.of(wordEmbedding(name), typeEmbedding(name)));
    sum = graph.node("Add", name, List.of(sum, positionEmbedding(name)));
    // The sliced positions leave the length of the sum unknown to shape inference, and without it
    // ONNX Runtime does not fuse the residual additions with the layer normalisations.
    graph.declare(sum, "batch_size", "sequence_length", config.hidden());
    return layerNorm(sum, EMBEDDINGS + "LayerNorm", name + "/LayerNorm");
  }

  private String wordEmbedding(String name) {
    String key = EMBEDDINGS + "word_embeddings.weight";
    int rows = config.vocabularySize();
    int columns = config.hidden();
    FloatTensor table = weights.get(key, rows, columns);
    String node = name + "/word_embeddings";
    if (!precision.quantizesEmbeddings()) {
      return gather(graph.floats(key, table.values(), rows, columns), "input_ids", node);
    }
    QuantizedMatrix quantized = QuantizedMatrix.byRow(table.values(), rows, columns);
    String bytes = graph.bytes(key + "_quantized", quantized.values(), rows, columns);
    String scales = graph.floats(key + "_scale", quantized.scales(), rows, 1);
    String row = gather(bytes, "input_ids", node);
    String floats = graph.node("Cast", node, List.of(row), attribute("to", FLOAT_TYPE));
    return graph.node("Mul", node, List.of(floats, gather(scales, "input_ids", node)));
  }

  private String typeEmbedding(String name) {
    String key = EMBEDDINGS + "token_type_embeddings.weight";
    String table = parameter(key, config.typeVocabularySize(), config.hidden());
    return config.typeVocabularySize() > 1
        ? gather(table, "token_type_ids", name + "/token_type_embeddings")
        : table;
  }

  private String positionEmbedding(String name) {
    String node = name + "/position_embeddings";
    String zero = graph.integers("constant_0", 0);
    String shape = graph.node("Shape", node, List.of("input_ids"));
    String length =
        graph.node(
            "Slice",
            node,
            List.of(shape, graph.integers("constant_1", 1), graph.integers("constant_2", 2), zero));
    String table =
        parameter(
            EMBEDDINGS + "position_embeddings.weight", config.maxPositions(), config.hidden());
    return graph.node("Slice", node, List.of(table, zero, length, zero));
  }

  private String maskBias() {
    String name = "/bert/mask";
    String axes = graph.integers("constant_mask_axes", 1, 2);
    String mask = graph.node("Unsqueeze", name, List.of("attention_mask", axes));
    mask = graph.node("Cast", name, List.of(mask), attribute("to", FLOAT_TYPE));
    mask = graph.node("Sub", name, List.of(scalar("constant_one", 1f), mask));
    return graph.node("Mul", name, List.of(mask, scalar("constant_masked", MASKED)));
  }

  private String layer(int layer, String input, String mask) {
    String key = "bert.encoder.layer." + layer + ".";
    String name = "/bert/encoder/layer." + layer;
    int hidden = config.hidden();
    String attention = attention(key + "attention.self.", name + "/attention/self", input, mask);
    String projected =
        dense(
            attention, key + "attention.output.dense", hidden, hidden, name + "/attention/output");
    String sum = graph.node("Add", name + "/attention/output", List.of(projected, input));
    String middle = layerNorm(sum, key + "attention.output.LayerNorm", name + "/attention/output");
    String wide =
        dense(
            middle,
            key + "intermediate.dense",
            hidden,
            config.intermediate(),
            name + "/intermediate");
    String narrow =
        dense(
            gelu(wide, name + "/intermediate/act"),
            key + "output.dense",
            config.intermediate(),
            hidden,
            name + "/output");
    String output = graph.node("Add", name + "/output", List.of(narrow, middle));
    return layerNorm(output, key + "output.LayerNorm", name + "/output");
  }

  private String attention(String key, String name, String input, String mask) {
    String query = heads(input, key + "query", name + "/query", List.of(0L, 2L, 1L, 3L));
    String keys = heads(input, key + "key", name + "/key", List.of(0L, 2L, 3L, 1L));
    String values = heads(input, key + "value", name + "/value", List.of(0L, 2L, 1L, 3L));
    String scores = graph.node("MatMul", name, List.of(query, keys));
    String root = scalar("constant_root_head_size", (float) Math.sqrt(config.headSize()));
    scores = graph.node("Div", name, List.of(scores, root));
    scores = graph.node("Add", name, List.of(scores, mask));
    String attention = graph.node("Softmax", name, List.of(scores), attribute("axis", 3));
    String context = graph.node("MatMul", name, List.of(attention, values));
    context =
        graph.node("Transpose", name, List.of(context), attribute("perm", List.of(0L, 2L, 1L, 3L)));
    String merged = graph.integers("constant_merged_shape", 0, 0, config.hidden());
    return graph.node("Reshape", name, List.of(context, merged));
  }

  private String heads(String input, String key, String name, List<Long> order) {
    String flat = dense(input, key, config.hidden(), config.hidden(), name);
    String shape = graph.integers("constant_heads_shape", 0, 0, config.heads(), config.headSize());
    String split = graph.node("Reshape", name, List.of(flat, shape));
    return graph.node("Transpose", name, List.of(split), attribute("perm", order));
  }

  /** GELU as published (Hendrycks and Gimpel 2016), with the error function, not its estimate. */
  private String gelu(String input, String name) {
    String scaled =
        graph.node("Div", name, List.of(input, scalar("constant_root_2", (float) Math.sqrt(2))));
    String error = graph.node("Erf", name, List.of(scaled));
    String shifted = graph.node("Add", name, List.of(error, scalar("constant_one", 1f)));
    String product = graph.node("Mul", name, List.of(input, shifted));
    return graph.node("Mul", name, List.of(product, scalar("constant_half", 0.5f)));
  }

  private void classifier(String state, int labels) {
    int hidden = config.hidden();
    FloatTensor matrix = weights.get("classifier.weight", labels, hidden);
    String transposed =
        graph.floats("classifier.weight_transposed", matrix.transposed().values(), hidden, labels);
    String product = graph.node("MatMul", "/classifier", List.of(state, transposed));
    graph.lastNode(
        "Add", "/classifier/Add", List.of(product, parameter("classifier.bias", labels)), "logits");
    graph.floatOutput("logits", "batch_size", "sequence_length", labels);
  }

  /** {@code input * transposed weight + bias}; the weight is held as PyTorch does, [out, in]. */
  private String dense(String input, String key, int in, int out, String name) {
    float[] matrix = weights.get(key + ".weight", out, in).transposed().values();
    String bias = parameter(key + ".bias", out);
    if (!precision.quantizesProducts()) {
      String constant = graph.floats(key + ".weight_transposed", matrix, in, out);
      String product = graph.node("MatMul", name, List.of(input, constant));
      // The bias must come second, or ONNX Runtime leaves it out of the fused normalisation.
      return graph.node("Add", name, List.of(product, bias));
    }
    QuantizedMatrix quantized = QuantizedMatrix.byColumn(matrix, in, out);
    List<String> inputs = new ArrayList<>();
    inputs.add(input);
    inputs.add(graph.bytes(key + ".weight_quantized", quantized.values(), in, out));
    inputs.add(graph.floats(key + ".weight_scale", quantized.scales(), out));
    inputs.add(graph.bytes(key + ".weight_zero_point", new byte[out], out));
    inputs.add(bias);
    return graph.microsoftNode("DynamicQuantizeMatMul", name, inputs);
  }

  private String layerNorm(String input, String key, String name) {
    int hidden = config.hidden();
    return graph.node(
        "LayerNormalization",
        name,
        List.of(input, parameter(key + ".weight", hidden), parameter(key + ".bias", hidden)),
        attribute("axis", -1),
        attribute("epsilon", (float) config.layerNormEpsilon()));
  }

  private String gather(String table, String rows, String name) {
    return graph.node("Gather", name, List.of(table, rows), attribute("axis", 0));
  }

  private String parameter(String key, int... shape) {
    return graph.floats(key, weights.get(key, shape).values(), shape);
  }

  private String scalar(String name, float value) {
    return graph.floats(name, new float[] {value}, 1);
  }
}
