package org.medcas.train.torch;

import java.util.Arrays;
import java.util.Locale;

/**
 * Windows of equal length, one after the other.
 *
 * @param pieceIds {@code windows * length} ids, padded at the end of each window
 * @param windows number of windows
 * @param length pieces per window, padding included
 * @param lengths pieces per window without padding; empty if no window has any
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step and thrown away
public record PieceBatch(long[] pieceIds, int windows, int length, int[] lengths) {

  /** Refuses ids that do not fill the windows. */
  public PieceBatch {
    if (pieceIds.length != windows * length || (lengths.length != 0 && lengths.length != windows)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A batch of %d windows of %d pieces must have as many ids (got %d, and %d lengths)",
              windows,
              length,
              pieceIds.length,
              lengths.length));
    }
  }

  /** The windows from {@code begin} to {@code end} (exclusive). */
  PieceBatch part(int begin, int end) {
    return new PieceBatch(
        Arrays.copyOfRange(pieceIds, begin * length, end * length),
        end - begin,
        length,
        lengths.length == 0 ? lengths : Arrays.copyOfRange(lengths, begin, end));
  }

  boolean isPadded() {
    for (int pieces : lengths) {
      if (pieces < length) {
        return true;
      }
    }
    return false;
  }

  /** 0 for a piece, a large negative number for padding: added to the attention scores. */
  float[] attentionBias() {
    float[] bias = new float[pieceIds.length];
    for (int window = 0; window < windows; window++) {
      for (int place = lengths[window]; place < length; place++) {
        bias[window * length + place] = -10_000f;
      }
    }
    return bias;
  }
}
