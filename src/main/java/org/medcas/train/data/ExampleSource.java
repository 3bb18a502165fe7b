package org.medcas.train.data;

import java.util.List;

/**
 * Examples of one origin, and how much of them an epoch takes.
 *
 * @param name for reports
 * @param examples in the order of the source
 * @param weight how often an epoch holds each example: 1 all once, 2 all twice, 0.1 a tenth, each
 *     epoch another until all have had their turn. Above 0 to 1000.
 */
public record ExampleSource(String name, List<TrainingExample> examples, double weight) {

  private static final double MOST = 1000;

  /** Copies the list and refuses a weight that is not positive. */
  public ExampleSource {
    examples = List.copyOf(examples);
    if (!(weight > 0 && weight <= MOST)) {
      throw new IllegalArgumentException(
          "The weight of a source must be above 0 and at most 1000 (got "
              + weight
              + ") ["
              + name
              + "]");
    }
  }

  /** All examples once per epoch. */
  public static ExampleSource of(String name, List<TrainingExample> examples) {
    return new ExampleSource(name, examples, 1);
  }
}
