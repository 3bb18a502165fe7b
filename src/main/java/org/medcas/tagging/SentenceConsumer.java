package org.medcas.tagging;

/** Receives the sentences of a run one by one, in order, each once. */
public interface SentenceConsumer {

  /**
   * A sentence that was scored.
   *
   * @param sentence its number in the run, from 0
   * @param probabilities one row per word, one column per label, each row summing to 1; owned by
   *     the receiver. No rows for a sentence without words
   */
  void tagged(int sentence, float[][] probabilities);

  /**
   * A sentence left out because the model failed on it; called only where failures are skipped.
   *
   * @param sentence its number in the run, from 0
   * @param reason what the model said; holds no text of the document
   */
  void skipped(int sentence, ClassifierException reason);
}
