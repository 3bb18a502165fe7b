package org.medcas.train.torch;

import org.medcas.train.weights.Weights;

/** What a checkpoint needs of a model in training, whatever it learns. */
public sealed interface TrainableModel extends AutoCloseable
    permits MaskedLanguageModel, TokenClassifierModel {

  /** A copy of all parameters under Hugging Face names. */
  Weights weights();

  /** A copy of the optimiser's moments. */
  Weights optimiserState();

  /** Steps made, those before a {@link #restore} included. */
  long steps();

  /**
   * Continues where a checkpoint ended.
   *
   * @throws IllegalArgumentException if the checkpoint belongs to another model
   */
  void restore(Weights weights, Weights optimiserState, long steps);

  /** Frees the native memory. */
  @Override
  void close();
}
