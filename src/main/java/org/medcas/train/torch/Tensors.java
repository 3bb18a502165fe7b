package org.medcas.train.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.medcas.train.weights.FloatTensor;

/** Between Java arrays and tensors; both directions copy. */
final class Tensors {

  private Tensors() {}

  static Tensor of(FloatTensor source) {
    return torch.tensor(source.values()).view(longs(source.shape()));
  }

  static Tensor of(long[] values, long... shape) {
    return torch.tensor(values).view(shape);
  }

  static Tensor of(float[] values, long... shape) {
    return torch.tensor(values).view(shape);
  }

  static float[] floats(Tensor tensor) {
    float[] values = new float[Math.toIntExact(tensor.numel())];
    try (PointerScope scope = new PointerScope()) {
      tensor.detach().contiguous().data_ptr_float().get(values);
    }
    return values;
  }

  static int[] shape(Tensor tensor) {
    int[] shape = new int[(int) tensor.dim()];
    for (int dimension = 0; dimension < shape.length; dimension++) {
      shape[dimension] = Math.toIntExact(tensor.size(dimension));
    }
    return shape;
  }

  static FloatTensor toFloatTensor(Tensor tensor) {
    return new FloatTensor(shape(tensor), floats(tensor));
  }

  /** {@code x W^T + b} with the parameters {@code name.weight} and {@code name.bias}. */
  static Tensor linear(Tensor input, ParameterSet parameters, String name) {
    return torch.linear(
        input,
        parameters.get(name + ".weight"),
        new TensorOptional(parameters.get(name + ".bias")));
  }

  static Tensor layerNorm(Tensor input, ParameterSet parameters, String name, double epsilon) {
    Tensor weight = parameters.get(name + ".weight");
    return torch.layer_norm(
        input,
        new long[] {weight.size(0)},
        new TensorOptional(weight),
        new TensorOptional(parameters.get(name + ".bias")),
        epsilon,
        false);
  }

  static Tensor slice(Tensor tensor, long begin, long end) {
    return tensor.slice(0, new LongOptional(begin), new LongOptional(end), 1);
  }

  static Scalar scalar(double value) {
    return new Scalar(value);
  }

  private static long[] longs(int[] values) {
    long[] result = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
