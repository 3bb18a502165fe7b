package org.medcas.train.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;

/**
 * The trainable tensors of one model by name, in a fixed order.
 *
 * <p>Not thread-safe, except that {@linkplain #replica() replicas} may be read by one thread each
 * while nobody writes: they share the numbers and have gradients of their own.
 */
public final class ParameterSet implements AutoCloseable {

  private static final String[] PARTS = {"query", "key", "value"};

  private final Map<String, Tensor> tensors;

  private ParameterSet(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(tensors);
  }

  /** Random parameters of an encoder with masked-LM head; the same seed gives the same numbers. */
  public static ParameterSet maskedLanguageModel(BertConfig config, long seed) {
    return random(config, ParameterShapes.maskedLanguageModel(config), seed);
  }

  /** Random parameters of an encoder with token classifier. */
  public static ParameterSet tokenClassifier(BertConfig config, int labels, long seed) {
    return random(config, ParameterShapes.tokenClassifier(config, labels), seed);
  }

  private static ParameterSet random(BertConfig config, Map<String, int[]> shapes, long seed) {
    LibTorch.require();
    torch.manual_seed(seed);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      shapes.forEach((name, shape) -> tensors.put(name, keep(initial(name, shape))));
    }
    ParameterSet set = new ParameterSet(tensors);
    set.load(InitialWeights.structured(config, set.toWeights()));
    return set;
  }

  private static Tensor initial(String name, int[] shape) {
    long[] sizes = Arrays.stream(shape).asLongStream().toArray();
    if (name.endsWith("LayerNorm.weight")) {
      return torch.ones(sizes);
    }
    return name.endsWith("bias")
        ? torch.zeros(sizes)
        : torch.randn(sizes).mul_(Tensors.scalar(InitialWeights.SPREAD));
  }

  private static Tensor keep(Tensor tensor) {
    Tensor leaf = tensor.detach();
    leaf.requires_grad_(true);
    leaf.retainReference();
    return leaf;
  }

  /** Names in order, query, key and value fused. */
  List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /** Must be there: a wrong name is a fault of this package. */
  Tensor get(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("The model has no parameter '" + name + "'");
    }
    return tensor;
  }

  Map<String, Tensor> asMap() {
    return tensors;
  }

  /** The same numbers under leaves of their own, so that another thread can have own gradients. */
  ParameterSet replica() {
    Map<String, Tensor> leaves = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      tensors.forEach((name, tensor) -> leaves.put(name, keep(tensor)));
    }
    return new ParameterSet(leaves);
  }

  /** A copy of all numbers under Hugging Face names. */
  public Weights toWeights() {
    return toWeights(tensors);
  }

  static Weights toWeights(Map<String, Tensor> tensors) {
    Map<String, FloatTensor> result = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          FloatTensor numbers = Tensors.toFloatTensor(tensor);
          if (name.contains(ParameterShapes.FUSED)) {
            split(name, numbers, result);
          } else {
            result.put(name, numbers);
          }
        });
    return Weights.of(result);
  }

  private static void split(String name, FloatTensor fused, Map<String, FloatTensor> result) {
    int length = fused.values().length / PARTS.length;
    int[] shape = fused.shape().clone();
    shape[0] /= PARTS.length;
    for (int part = 0; part < PARTS.length; part++) {
      float[] values = Arrays.copyOfRange(fused.values(), part * length, (part + 1) * length);
      result.put(name.replace("qkv", PARTS[part]), new FloatTensor(shape, values));
    }
  }

  /**
   * Overwrites every parameter that {@code weights} names.
   *
   * @throws IllegalArgumentException if a shape differs; nothing is overwritten then
   */
  public LoadReport load(Weights weights) {
    return load(weights, tensors);
  }

  static LoadReport load(Weights weights, Map<String, Tensor> tensors) {
    Map<String, FloatTensor> fitting = new LinkedHashMap<>();
    List<String> loaded = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    tensors.forEach(
        (name, tensor) -> {
          List<String> names = outsideNames(name);
          if (weights.asMap().keySet().containsAll(names)) {
            fitting.put(name, join(weights, names, Tensors.shape(tensor)));
            loaded.addAll(names);
          } else {
            missing.addAll(names);
          }
        });
    List<String> unexpected = new ArrayList<>(weights.names());
    unexpected.removeAll(loaded);
    unexpected.removeAll(missing);
    copy(fitting, tensors);
    return new LoadReport(loaded, missing, unexpected);
  }

  private static void copy(Map<String, FloatTensor> sources, Map<String, Tensor> targets) {
    sources.forEach(
        (name, source) -> {
          try (PointerScope scope = new PointerScope();
              NoGradGuard noGradient = new NoGradGuard()) {
            targets.get(name).copy_(Tensors.of(source));
          }
        });
  }

  private static List<String> outsideNames(String name) {
    return name.contains(ParameterShapes.FUSED)
        ? Arrays.stream(PARTS).map(part -> name.replace("qkv", part)).toList()
        : List.of(name);
  }

  private static FloatTensor join(Weights weights, List<String> names, int[] shape) {
    if (names.size() == 1) {
      return weights.get(names.get(0), shape);
    }
    int[] partShape = shape.clone();
    partShape[0] /= names.size();
    FloatTensor whole = FloatTensor.zeros(shape);
    int length = whole.values().length / names.size();
    for (int part = 0; part < names.size(); part++) {
      float[] values = weights.get(names.get(part), partShape).values();
      System.arraycopy(values, 0, whole.values(), part * length, length);
    }
    return whole;
  }

  /** Frees the native memory; the set must not be used afterwards. */
  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
  }
}
