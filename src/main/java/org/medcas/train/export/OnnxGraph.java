package org.medcas.train.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An ONNX graph under construction: nodes, constants, inputs and outputs by name.
 *
 * <p>A constant is written once; asking for the same name again gives the same one. Not
 * thread-safe.
 */
final class OnnxGraph {

  /** Domain of the operators that ONNX Runtime adds to the standard. */
  static final String MICROSOFT = "com.microsoft";

  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("main_graph");
  private final Set<String> constants = new HashSet<>();
  private boolean usesMicrosoftOperators;
  private int nodes;

  /** Adds a standard operator with one output and returns the output's name. */
  String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
    return add("", operator, name, inputs, attributes);
  }

  /** Adds an operator of ONNX Runtime's own with one output and returns the output's name. */
  String microsoftNode(
      String operator, String name, List<String> inputs, AttributeProto... attributes) {
    usesMicrosoftOperators = true;
    return add(MICROSOFT, operator, name, inputs, attributes);
  }

  private String add(
      String domain,
      String operator,
      String name,
      List<String> inputs,
      AttributeProto... attributes) {
    String node = name + "/" + operator + "_" + nodes++;
    String output = node + "_output_0";
    graph.addNode(
        NodeProto.newBuilder()
            .setDomain(domain)
            .setOpType(operator)
            .setName(node)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  /** Adds a standard operator whose output is an output of the graph. */
  void lastNode(String operator, String name, List<String> inputs, String output) {
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(name)
            .addAllInput(inputs)
            .addOutput(output));
  }

  /** A constant of floats. */
  String floats(String name, float[] values, int... shape) {
    if (constants.add(name)) {
      ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
      raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
      constant(name, TensorProto.DataType.FLOAT, raw, shape);
    }
    return name;
  }

  /** A constant of signed bytes. */
  String bytes(String name, byte[] values, int... shape) {
    if (constants.add(name)) {
      constant(name, TensorProto.DataType.INT8, ByteBuffer.wrap(values), shape);
    }
    return name;
  }

  /** A constant vector of 64-bit integers, as shapes and axes are written. */
  String integers(String name, long... values) {
    if (constants.add(name)) {
      ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES);
      raw.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
      constant(name, TensorProto.DataType.INT64, raw, values.length);
    }
    return name;
  }

  private void constant(String name, TensorProto.DataType type, ByteBuffer raw, int... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(raw));
    for (int size : shape) {
      tensor.addDims(size);
    }
    graph.addInitializer(tensor);
  }

  /** Declares an input of 64-bit integers. */
  void integerInput(String name, Object... dimensions) {
    graph.addInput(value(name, TensorProto.DataType.INT64, dimensions));
  }

  /** Declares an output of floats. */
  void floatOutput(String name, Object... dimensions) {
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, dimensions));
  }

  /** Declares the shape of a value inside the graph, where inference alone would lose it. */
  void declare(String name, Object... dimensions) {
    graph.addValueInfo(value(name, TensorProto.DataType.FLOAT, dimensions));
  }

  /** The finished model. */
  ModelProto toModel() {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("medcas")
            .setGraph(graph)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET));
    if (usesMicrosoftOperators) {
      model.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1));
    }
    return model.build();
  }

  /** Attribute with a whole number. */
  static AttributeProto attribute(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** Attribute with a float. */
  static AttributeProto attribute(String name, float value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.FLOAT)
        .setF(value)
        .build();
  }

  /** Attribute with a list of whole numbers. */
  static AttributeProto attribute(String name, List<Long> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(values)
        .build();
  }

  private static ValueInfoProto value(
      String name, TensorProto.DataType type, Object... dimensions) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object dimension : dimensions) {
      TensorShapeProto.Dimension.Builder size = TensorShapeProto.Dimension.newBuilder();
      shape.addDim(
          dimension instanceof String symbol
              ? size.setDimParam(symbol)
              : size.setDimValue(((Number) dimension).longValue()));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
