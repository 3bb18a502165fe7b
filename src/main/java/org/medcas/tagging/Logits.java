package org.medcas.tagging;

import java.nio.FloatBuffer;

/**
 * Scores of a batch: rows × longest × labels numbers, padding included. The buffer is handed over
 * by the classifier and belongs to the holder of this record.
 *
 * @param values row-major, from position 0
 * @param longest pieces per row, padding included
 * @param labels scores per piece
 */
public record Logits(FloatBuffer values, int longest, int labels) {

  /** Score of one label. */
  public float get(int row, int piece, int label) {
    return values.get((row * longest + piece) * labels + label);
  }

  /** Copies the scores of one piece into {@code target}, which has one place per label. */
  public void copy(int row, int piece, float[] target) {
    values.get((row * longest + piece) * labels, target, 0, labels);
  }
}
