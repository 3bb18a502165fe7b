package org.medcas.train.torch;

import java.util.Locale;

/**
 * How a model is trained, apart from what it learns.
 *
 * @param precision arithmetic of the matrix products
 * @param threads processor threads, 1 or more
 * @param seed of the random start and of dropout
 * @param dropout share of the activations set to zero in training, 0 to below 1
 * @param regularisation weight decay and clipping
 */
public record TrainingSetup(
    Precision precision, int threads, long seed, double dropout, Regularisation regularisation) {

  /**
   * What keeps the weights small and the steps bounded.
   *
   * @param weightDecay decoupled decay per unit of learning rate; 0 for none
   * @param clipNorm largest norm of the whole gradient; 0 for no limit
   */
  public record Regularisation(double weightDecay, double clipNorm) {}

  /** For a model that is only asked, in 32 bits. */
  public static TrainingSetup forEvaluation() {
    return new TrainingSetup(Precision.FP32, 1, 0, 0, new Regularisation(0, 0));
  }

  /** Refuses values without meaning. */
  public TrainingSetup {
    if (threads < 1 || !(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Training needs at least 1 thread and a dropout from 0 to below 1 (got %d and %s)",
              threads,
              dropout));
    }
  }
}
