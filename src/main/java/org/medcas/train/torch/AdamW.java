package org.medcas.train.torch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, ICLR) and clipping by the norm of
 * the whole gradient. Biases and layer normalisations do not decay.
 *
 * <p>Own code instead of libtorch's class because its state must leave and enter as named tensors,
 * so that a checkpoint is a safetensors file. Not thread-safe.
 */
final class AdamW implements AutoCloseable {

  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final String FIRST = "first.";
  private static final String SECOND = "second.";

  private final ParameterSet parameters;
  private final double weightDecay;
  private final double clipNorm;
  private final ToDoubleFunction<String> rateFactor;
  private final Map<String, Tensor> first = new LinkedHashMap<>();
  private final Map<String, Tensor> second = new LinkedHashMap<>();
  private long steps;

  /**
   * Starts with moments of zero.
   *
   * @param clipNorm gradients with a larger norm are scaled down to it; 0 for no clipping
   * @param rateFactor factor on the learning rate by parameter name
   */
  AdamW(
      ParameterSet parameters,
      double weightDecay,
      double clipNorm,
      ToDoubleFunction<String> rateFactor) {
    this.parameters = parameters;
    this.weightDecay = weightDecay;
    this.clipNorm = clipNorm;
    this.rateFactor = rateFactor;
    try (PointerScope scope = new PointerScope()) {
      parameters
          .asMap()
          .forEach(
              (name, tensor) -> {
                first.put(name, zerosLike(tensor));
                second.put(name, zerosLike(tensor));
              });
    }
  }

  private static Tensor zerosLike(Tensor tensor) {
    Tensor zeros = torch.zeros_like(tensor.detach());
    zeros.retainReference();
    return zeros;
  }

  /**
   * Applies the gradients and forgets them.
   *
   * @return norm of the gradient before clipping
   */
  double step(double learningRate) {
    steps++;
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradient = new NoGradGuard()) {
      double norm = gradientNorm();
      double scale = clipNorm > 0 && norm > clipNorm ? clipNorm / (norm + 1e-6) : 1;
      parameters.asMap().forEach((name, tensor) -> update(name, tensor, learningRate, scale));
      return norm;
    }
  }

  private double gradientNorm() {
    double squares = 0;
    for (Tensor tensor : parameters.asMap().values()) {
      Tensor gradient = tensor.grad();
      if (gradient.defined()) {
        double norm = gradient.norm().item_float();
        squares += norm * norm;
      }
    }
    return Math.sqrt(squares);
  }

  private void update(String name, Tensor tensor, double learningRate, double scale) {
    Tensor gradient = tensor.grad();
    if (!gradient.defined()) {
      return;
    }
    double rate = learningRate * rateFactor.applyAsDouble(name);
    Tensor mean = first.get(name);
    Tensor square = second.get(name);
    mean.mul_(Tensors.scalar(BETA1)).add_(gradient, Tensors.scalar((1 - BETA1) * scale));
    square
        .mul_(Tensors.scalar(BETA2))
        .addcmul_(gradient, gradient, Tensors.scalar((1 - BETA2) * scale * scale));
    if (weightDecay > 0 && decays(name)) {
      tensor.mul_(Tensors.scalar(1 - rate * weightDecay));
    }
    double meanCorrection = 1 - Math.pow(BETA1, steps);
    double rootCorrection = Math.sqrt(1 - Math.pow(BETA2, steps));
    Tensor root = square.sqrt().add_(Tensors.scalar(EPSILON * rootCorrection));
    tensor.addcdiv_(mean, root, Tensors.scalar(-rate * rootCorrection / meanCorrection));
    tensor.mutable_grad().reset();
  }

  private static boolean decays(String name) {
    return !name.endsWith("bias") && !name.endsWith("LayerNorm.weight");
  }

  /** Number of steps made, those of earlier runs included. */
  long steps() {
    return steps;
  }

  /** The moments under the names of their parameters, prefixed. */
  Weights state() {
    Map<String, FloatTensor> state = new LinkedHashMap<>();
    ParameterSet.toWeights(first)
        .asMap()
        .forEach((name, tensor) -> state.put(FIRST + name, tensor));
    ParameterSet.toWeights(second)
        .asMap()
        .forEach((name, tensor) -> state.put(SECOND + name, tensor));
    return Weights.of(state);
  }

  /**
   * Continues from a {@link #state()}.
   *
   * @throws IllegalArgumentException if it does not belong to these parameters
   */
  void restore(Weights state, long stepsMade) {
    LoadReport means = ParameterSet.load(part(state, FIRST), first);
    LoadReport squares = ParameterSet.load(part(state, SECOND), second);
    if (!means.missing().isEmpty() || !squares.missing().isEmpty()) {
      throw new IllegalArgumentException(
          "The optimiser state lacks "
              + means.missing()
              + squares.missing()
              + " - it belongs to another model");
    }
    steps = stepsMade;
  }

  private static Weights part(Weights state, String prefix) {
    Map<String, FloatTensor> part = new LinkedHashMap<>();
    state
        .asMap()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                part.put(name.substring(prefix.length()), tensor);
              }
            });
    return Weights.of(part);
  }

  @Override
  public void close() {
    first.values().forEach(Tensor::close);
    second.values().forEach(Tensor::close);
  }
}
