package org.medcas.tagging;

/** Turns the logits of a word's pieces into the word's probabilities. Not thread-safe. */
final class WordProbabilities {

  private final SubwordStrategy strategy;
  private final float[] scratch;

  WordProbabilities(SubwordStrategy strategy, int labels) {
    this.strategy = strategy;
    this.scratch = new float[labels];
  }

  /**
   * Writes the probabilities of one word.
   *
   * @param begin first piece of the word in the row
   * @param end piece after its last in the row
   * @throws ClassifierException if the logits are not finite
   */
  void write(Logits logits, int row, int begin, int end, float[] target) {
    softmax(logits, row, begin, target);
    if (strategy == SubwordStrategy.FIRST || end - begin < 2) {
      return;
    }
    for (int piece = begin + 1; piece < end; piece++) {
      softmax(logits, row, piece, scratch);
      if (strategy == SubwordStrategy.MEAN) {
        for (int label = 0; label < target.length; label++) {
          target[label] += scratch[label];
        }
      } else if (largest(scratch) > largest(target)) {
        System.arraycopy(scratch, 0, target, 0, target.length);
      }
    }
    if (strategy == SubwordStrategy.MEAN) {
      for (int label = 0; label < target.length; label++) {
        target[label] /= end - begin;
      }
    }
  }

  private static void softmax(Logits logits, int row, int piece, float[] target) {
    logits.copy(row, piece, target);
    float largest = largest(target);
    float sum = 0;
    for (int label = 0; label < target.length; label++) {
      target[label] = (float) Math.exp(target[label] - largest);
      sum += target[label];
    }
    if (!Float.isFinite(sum)) {
      throw new ClassifierException(
          "Model gave numbers that are not finite for piece " + piece + " of a window");
    }
    for (int label = 0; label < target.length; label++) {
      target[label] /= sum;
    }
  }

  private static float largest(float[] values) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }
}
