package org.medcas.train.torch;

import java.util.Arrays;
import java.util.Locale;

/**
 * Windows with masked pieces, and what stood there.
 *
 * @param pieces the windows as the model sees them
 * @param places of the pieces to be guessed, ascending, counted over all windows
 * @param targets id of the true piece at each place
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step and thrown away
public record MaskedBatch(PieceBatch pieces, long[] places, long[] targets) {

  /** Refuses unequal numbers of places and targets. */
  public MaskedBatch {
    if (places.length != targets.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Each masked place needs a target (got %d and %d)",
              places.length,
              targets.length));
    }
  }

  /** The windows from {@code begin} to {@code end} (exclusive) with their places. */
  MaskedBatch part(int begin, int end) {
    long first = (long) begin * pieces.length();
    int from = lowerBound(first);
    int to = lowerBound((long) end * pieces.length());
    long[] moved = Arrays.stream(places, from, to).map(place -> place - first).toArray();
    return new MaskedBatch(pieces.part(begin, end), moved, Arrays.copyOfRange(targets, from, to));
  }

  private int lowerBound(long place) {
    int found = Arrays.binarySearch(places, place);
    return found < 0 ? -found - 1 : found;
  }
}
