package org.medcas.train.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The constants of an ONNX graph by name, whether they are initializers or {@code Constant} nodes.
 * Immutable; shares the graph's bytes.
 */
final class GraphConstants {

  /**
   * A matrix of floats.
   *
   * @param values row-major, a copy
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one product and thrown away
  record Matrix(int rows, int columns, float[] values) {

    Matrix transposed() {
      float[] turned = new float[values.length];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          turned[column * rows + row] = values[row * columns + column];
        }
      }
      return new Matrix(columns, rows, turned);
    }
  }

  private static final String CONSTANT = "Constant";

  private final Map<String, TensorProto> tensors = new HashMap<>();

  /**
   * Refuses weights that lie outside the file.
   *
   * @throws IllegalArgumentException naming the first of them
   */
  GraphConstants(GraphProto graph) {
    graph.getInitializerList().forEach(tensor -> add(tensor.getName(), tensor));
    for (NodeProto node : graph.getNodeList()) {
      if (node.getOpType().equals(CONSTANT)) {
        for (AttributeProto attribute : node.getAttributeList()) {
          if (attribute.getName().equals("value")) {
            add(node.getOutput(0), attribute.getT());
          }
        }
      }
    }
  }

  private void add(String name, TensorProto tensor) {
    if (tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
        || tensor.getExternalDataCount() > 0) {
      throw new IllegalArgumentException(
          "The model keeps weights outside its file ("
              + name
              + ") - expected one file of at most 2 GB; export it again without external data");
    }
    tensors.put(name, tensor);
  }

  /** The constant of that name, if it is a matrix of 32-bit floats. */
  Optional<Matrix> matrix(String name) {
    TensorProto tensor = tensors.get(name);
    if (tensor == null
        || tensor.getDataType() != TensorProto.DataType.FLOAT_VALUE
        || tensor.getDimsCount() != 2) {
      return Optional.empty();
    }
    int rows = Math.toIntExact(tensor.getDims(0));
    int columns = Math.toIntExact(tensor.getDims(1));
    float[] values = new float[Math.multiplyExact(rows, columns)];
    FloatBuffer numbers =
        tensor.hasRawData()
            ? tensor
                .getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
            : FloatBuffer.wrap(floats(tensor));
    numbers.get(values);
    return Optional.of(new Matrix(rows, columns, values));
  }

  private static float[] floats(TensorProto tensor) {
    float[] values = new float[tensor.getFloatDataCount()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.getFloatData(i);
    }
    return values;
  }

  /** The graph without constants that nothing refers to any more. */
  static GraphProto withoutUnused(GraphProto.Builder graph) {
    Set<String> used = new HashSet<>();
    collectUses(graph.getNodeList(), used);
    graph.getOutputList().forEach(output -> used.add(output.getName()));
    List<TensorProto> kept = new ArrayList<>();
    Set<String> dropped = new HashSet<>();
    for (TensorProto tensor : graph.getInitializerList()) {
      if (used.contains(tensor.getName())) {
        kept.add(tensor);
      } else {
        dropped.add(tensor.getName());
      }
    }
    List<NodeProto> nodes =
        graph.getNodeList().stream()
            .filter(node -> !node.getOpType().equals(CONSTANT) || used.contains(node.getOutput(0)))
            .toList();
    var inputs =
        graph.getInputList().stream()
            .filter(input -> !dropped.contains(input.getName())) // old files list constants there
            .toList();
    return graph
        .clearInitializer()
        .addAllInitializer(kept)
        .clearNode()
        .addAllNode(nodes)
        .clearInput()
        .addAllInput(inputs)
        .build();
  }

  private static void collectUses(List<NodeProto> nodes, Set<String> used) {
    for (NodeProto node : nodes) {
      used.addAll(node.getInputList());
      for (AttributeProto attribute : node.getAttributeList()) {
        List<GraphProto> inner = new ArrayList<>(attribute.getGraphsList());
        if (attribute.hasG()) {
          inner.add(attribute.getG());
        }
        for (GraphProto graph : inner) {
          collectUses(graph.getNodeList(), used);
          graph.getOutputList().forEach(output -> used.add(output.getName()));
        }
      }
    }
  }
}
