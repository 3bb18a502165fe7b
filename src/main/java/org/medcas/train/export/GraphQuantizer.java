package org.medcas.train.export;

import static org.medcas.train.export.OnnxGraph.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rewrites a token classifier's ONNX graph, whoever exported it, to 8 bits: every {@code MatMul}
 * and {@code Gemm} with a constant matrix becomes {@code DynamicQuantizeMatMul} (weights symmetric
 * per output column, activations scaled per call), and the table that {@code input_ids} look up
 * gets one scale per row.
 *
 * <p>The product that makes the logits stays in floats, as do all other constants. Products of two
 * computed values, as in the attention, are left alone. Used once; not thread-safe.
 */
public final class GraphQuantizer {

  /**
   * A graph in 8 bits.
   *
   * @param model the graph
   * @param products matrix products rewritten
   * @param tables look-up tables rewritten, 0 or 1
   */
  public record Result(ModelProto model, int products, int tables) {}

  private static final long FLOAT_TYPE = TensorProto.DataType.FLOAT_VALUE;
  private static final String IDS = "input_ids";
  private static final Set<String> CASTS = Set.of("Cast", "Identity");

  private final ModelProto source;
  private final GraphConstants constants;
  private final boolean quantizesEmbeddings;
  private final Set<String> logits;
  private final Set<String> ids = new HashSet<>(Set.of(IDS));
  private final List<NodeProto> nodes = new ArrayList<>();
  private final List<TensorProto> added = new ArrayList<>();
  private final Set<String> addedNames = new HashSet<>();
  private int products;
  private int tables;

  private GraphQuantizer(ModelProto source, boolean quantizesEmbeddings) {
    this.source = source;
    this.constants = new GraphConstants(source.getGraph());
    this.quantizesEmbeddings = quantizesEmbeddings;
    this.logits = logitNodes(source.getGraph());
  }

  /**
   * Rewrites a graph.
   *
   * @param quantizesEmbeddings whether the word table is rewritten, too
   * @throws IllegalArgumentException if weights lie outside the file, or if there is no product to
   *     rewrite, because the model is in 8 or 16 bits already
   */
  public static Result quantize(ModelProto model, boolean quantizesEmbeddings) {
    return new GraphQuantizer(model, quantizesEmbeddings).run();
  }

  private Result run() {
    for (NodeProto node : source.getGraph().getNodeList()) {
      switch (node.getOpType()) {
        case "MatMul" -> matMul(node);
        case "Gemm" -> gemm(node);
        case "Gather" -> gather(node);
        default -> keep(node);
      }
    }
    if (products == 0) {
      throw new IllegalArgumentException(
          "The model has no matrix product with 32-bit constants - it is quantized or in 16 bits"
              + " already; give the fp32 export");
    }
    GraphProto.Builder graph =
        source.getGraph().toBuilder().clearNode().addAllNode(nodes).addAllInitializer(added);
    ModelProto.Builder model =
        source.toBuilder().setGraph(GraphConstants.withoutUnused(graph)).setProducerName("medcas");
    boolean knowsMicrosoft =
        source.getOpsetImportList().stream()
            .anyMatch(set -> set.getDomain().equals(OnnxGraph.MICROSOFT));
    if (!knowsMicrosoft) {
      model.addOpsetImport(
          OperatorSetIdProto.newBuilder().setDomain(OnnxGraph.MICROSOFT).setVersion(1));
    }
    return new Result(model.build(), products, tables);
  }

  /** Names of what the logits are made of: the outputs, and the terms of a sum that is one. */
  private static Set<String> logitNodes(GraphProto graph) {
    Set<String> logits =
        graph.getOutputList().stream().map(value -> value.getName()).collect(Collectors.toSet());
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals("Add") && logits.contains(node.getOutput(0))) {
        logits.addAll(node.getInputList());
      }
    }
    return logits;
  }

  private void keep(NodeProto node) {
    nodes.add(node);
    if (CASTS.contains(node.getOpType()) && ids.contains(node.getInput(0))) {
      ids.add(node.getOutput(0));
    }
  }

  private void matMul(NodeProto node) {
    Optional<GraphConstants.Matrix> matrix = constants.matrix(node.getInput(1));
    if (matrix.isEmpty() || logits.contains(node.getOutput(0))) {
      keep(node);
    } else {
      product(node, matrix.get(), node.getInput(1), Optional.empty());
    }
  }

  private void gemm(NodeProto node) {
    Optional<GraphConstants.Matrix> matrix = constants.matrix(node.getInput(1));
    boolean plain =
        number(node, "transA", 0) == 0
            && number(node, "alpha", 1) == 1
            && (node.getInputCount() < 3 || number(node, "beta", 1) == 1);
    if (matrix.isEmpty() || !plain || logits.contains(node.getOutput(0))) {
      keep(node);
      return;
    }
    boolean turned = number(node, "transB", 0) != 0;
    product(
        node,
        turned ? matrix.get().transposed() : matrix.get(),
        node.getInput(1) + (turned ? "_transposed" : ""),
        node.getInputCount() < 3 ? Optional.empty() : Optional.of(node.getInput(2)));
  }

  private void product(
      NodeProto node, GraphConstants.Matrix matrix, String name, Optional<String> bias) {
    QuantizedMatrix quantized =
        QuantizedMatrix.byColumn(matrix.values(), matrix.rows(), matrix.columns());
    NodeProto.Builder product =
        NodeProto.newBuilder()
            .setDomain(OnnxGraph.MICROSOFT)
            .setOpType("DynamicQuantizeMatMul")
            .setName(node.getName())
            .addInput(node.getInput(0))
            .addInput(
                bytes(name + "_quantized", quantized.values(), matrix.rows(), matrix.columns()))
            .addInput(floats(name + "_scale", quantized.scales(), matrix.columns()))
            .addInput(bytes(name + "_zero_point", new byte[matrix.columns()], matrix.columns()))
            .addOutput(node.getOutput(0));
    bias.ifPresent(product::addInput);
    nodes.add(product.build());
    products++;
  }

  private void gather(NodeProto node) {
    Optional<GraphConstants.Matrix> table =
        quantizesEmbeddings && ids.contains(node.getInput(1)) && number(node, "axis", 0) == 0
            ? constants.matrix(node.getInput(0))
            : Optional.empty();
    if (table.isEmpty()) {
      keep(node);
      return;
    }
    GraphConstants.Matrix matrix = table.get();
    String name = node.getInput(0);
    String output = node.getOutput(0);
    QuantizedMatrix quantized =
        QuantizedMatrix.byRow(matrix.values(), matrix.rows(), matrix.columns());
    String rows = bytes(name + "_quantized", quantized.values(), matrix.rows(), matrix.columns());
    String scales = floats(name + "_scale", quantized.scales(), matrix.rows(), 1);
    add("Gather", List.of(rows, node.getInput(1)), output + "_bytes", attribute("axis", 0));
    add("Cast", List.of(output + "_bytes"), output + "_cast", attribute("to", FLOAT_TYPE));
    add("Gather", List.of(scales, node.getInput(1)), output + "_scale", attribute("axis", 0));
    add("Mul", List.of(output + "_cast", output + "_scale"), output);
    tables++;
  }

  private void add(
      String operator, List<String> inputs, String output, AttributeProto... attributes) {
    nodes.add(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output + "/" + operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes))
            .build());
  }

  private static double number(NodeProto node, String name, double fallback) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .mapToDouble(
            attribute ->
                attribute.getType() == AttributeProto.AttributeType.FLOAT
                    ? attribute.getF()
                    : attribute.getI())
        .findFirst()
        .orElse(fallback);
  }

  private String bytes(String name, byte[] values, int... shape) {
    return constant(name, TensorProto.DataType.INT8_VALUE, ByteBuffer.wrap(values), shape);
  }

  private String floats(String name, float[] values, int... shape) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT_VALUE, raw, shape);
  }

  /** Adds a constant once: several products may share a matrix. */
  private String constant(String name, int type, ByteBuffer raw, int... shape) {
    if (addedNames.add(name)) {
      TensorProto.Builder tensor =
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(type)
              .setRawData(ByteString.copyFrom(raw));
      for (int size : shape) {
        tensor.addDims(size);
      }
      added.add(tensor.build());
    }
    return name;
  }
}
