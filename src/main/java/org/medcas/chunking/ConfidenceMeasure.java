package org.medcas.chunking;

/** How the confidence of a chunk follows from those of its tokens' tags. */
public enum ConfidenceMeasure {
  /** Arithmetic mean over the tokens. */
  MEAN,
  /** The least sure token decides. */
  MINIMUM;

  /**
   * Confidence of the tokens {@code [begin, end)}.
   *
   * @param confidences one value in [0,1] per token of the sentence
   */
  float over(float[] confidences, int begin, int end) {
    double sum = 0;
    float least = Float.POSITIVE_INFINITY;
    for (int token = begin; token < end; token++) {
      sum += confidences[token];
      least = Math.min(least, confidences[token]);
    }
    return this == MEAN ? (float) (sum / (end - begin)) : least;
  }
}
