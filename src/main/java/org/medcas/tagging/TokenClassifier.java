package org.medcas.tagging;

/**
 * A loaded model that scores every label for every piece.
 *
 * <p>Thread-safe: any number of threads may call {@link #classify} at once, until {@link #close}.
 * Whoever loaded it closes it, after the last call.
 */
public interface TokenClassifier extends AutoCloseable {

  /**
   * Scores a batch.
   *
   * @param rows ids of the pieces of each window, start and end piece included; no row is empty.
   *     Shorter rows are padded inside, so rows of one length are cheapest
   * @throws ClassifierException if the engine fails or gives something else than logits
   */
  Logits classify(int[][] rows);

  /** Releases the engine's memory; a second call does nothing. */
  @Override
  void close();
}
