package org.medcas.train.data;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Varies an example as notes vary in life, labels included.
 *
 * <p>Implementations are stateless and thread-safe; what they do depends on the example and the
 * random numbers alone.
 */
@FunctionalInterface
public interface ExampleAugmenter {

  /** Leaves every example as it is. */
  ExampleAugmenter NONE = (example, random) -> example;

  /** The example, or a variant of it. */
  TrainingExample augment(TrainingExample example, SplittableRandom random);

  /** Applies this one to a share of the examples, 0 to 1, and leaves the others as they are. */
  default ExampleAugmenter withProbability(double share) {
    return (example, random) -> random.nextDouble() < share ? augment(example, random) : example;
  }

  /** Applies all in order. */
  static ExampleAugmenter all(List<ExampleAugmenter> steps) {
    List<ExampleAugmenter> copy = List.copyOf(steps);
    return (example, random) -> {
      TrainingExample varied = example;
      for (ExampleAugmenter step : copy) {
        varied = step.augment(varied, random);
      }
      return varied;
    };
  }
}
