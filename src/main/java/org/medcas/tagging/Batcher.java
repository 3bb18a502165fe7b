package org.medcas.tagging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts rows of different lengths into batches with little padding and few calls.
 *
 * <p>Rows are sorted by length and cut into consecutive batches so that the sum of padded pieces
 * plus a fixed price per call is smallest (dynamic programming over the sorted rows). Rows of equal
 * length are thus never padded, and a lone long row does not stretch a batch of short ones.
 * Immutable and thread-safe.
 */
final class Batcher {

  /**
   * What one call costs beside its pieces, in pieces; a model of 4 layers × 256 in ONNX Runtime
   * takes between 3 (int8) and 7 (floats) pieces' time longer for each call.
   */
  static final int CALL_PRICE = 6;

  private final int pieceBudget;

  /** A batcher whose batches hold at most {@code pieceBudget} pieces, or a single row. */
  Batcher(int pieceBudget) {
    this.pieceBudget = pieceBudget;
  }

  /**
   * Batches of row numbers, the longest rows first; every row is in exactly one.
   *
   * @param lengths pieces of each row, at least 1
   */
  List<int[]> batches(int[] lengths) {
    int[] order = sortedByLength(lengths);
    int rows = order.length;
    // cheapest[i] is the price of the i shortest rows, cut[i] where their last batch begins.
    long[] cheapest = new long[rows + 1];
    int[] cut = new int[rows + 1];
    for (int end = 1; end <= rows; end++) {
      long longest = lengths[order[end - 1]];
      cheapest[end] = Long.MAX_VALUE;
      for (int begin = end - 1; begin >= 0; begin--) {
        long padded = longest * (end - begin);
        if (padded > pieceBudget && begin < end - 1) {
          break;
        }
        if (cheapest[begin] + padded + CALL_PRICE < cheapest[end]) {
          cheapest[end] = cheapest[begin] + padded + CALL_PRICE;
          cut[end] = begin;
        }
      }
    }
    List<int[]> batches = new ArrayList<>();
    for (int end = rows; end > 0; end = cut[end]) {
      batches.add(Arrays.copyOfRange(order, cut[end], end));
    }
    return batches;
  }

  /** Row numbers by ascending length, rows of one length in their given order; no boxing. */
  private static int[] sortedByLength(int[] lengths) {
    long[] keys = new long[lengths.length];
    for (int row = 0; row < keys.length; row++) {
      keys[row] = ((long) lengths[row] << Integer.SIZE) | row;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
