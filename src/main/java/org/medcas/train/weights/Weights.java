package org.medcas.train.weights;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parameters of one model under their Hugging Face names, in a fixed order.
 *
 * <p>Immutable but for the arrays inside (see {@link FloatTensor}); thread-safe under the same
 * condition.
 */
public final class Weights {

  private final Map<String, FloatTensor> tensors;

  private Weights(Map<String, FloatTensor> tensors) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** Takes the tensors over in the order of {@code tensors}. */
  public static Weights of(Map<String, FloatTensor> tensors) {
    return new Weights(tensors);
  }

  /** Names in order. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /** Whether a parameter of that name is there. */
  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  /** Name to tensor, in order, unmodifiable. */
  public Map<String, FloatTensor> asMap() {
    return tensors;
  }

  /**
   * The parameter of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public FloatTensor get(String name) {
    FloatTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "Parameter '" + name + "' is missing among " + tensors.size() + " parameters");
    }
    return tensor;
  }

  /**
   * The parameter of that name, which must have exactly that shape.
   *
   * @throws IllegalArgumentException if it is missing or shaped otherwise
   */
  public FloatTensor get(String name, int... shape) {
    FloatTensor tensor = get(name);
    if (!tensor.hasShape(shape)) {
      throw new IllegalArgumentException(
          "Parameter '"
              + name
              + "' must have shape "
              + Arrays.toString(shape)
              + " (got "
              + Arrays.toString(tensor.shape())
              + ")");
    }
    return tensor;
  }

  /** Number of numbers in all parameters together. */
  public long parameterCount() {
    return tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
  }
}
