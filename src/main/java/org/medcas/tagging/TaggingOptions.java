package org.medcas.tagging;

import java.util.ArrayList;
import java.util.List;

/**
 * Tuning of a {@link SentenceTagger}. Immutable.
 *
 * @param maxPieces longest window in pieces, start and end piece included; at most the model's
 *     positions. Too small a limit cuts context away, too large a one costs time on long sentences
 * @param overlapPieces pieces that two neighbouring windows share, less than a window holds. Too
 *     few leave words at a window's edge without context; more than half a window costs much time
 * @param batchPieces most pieces of one batch, padding included. Too few cost time per call, too
 *     many cost memory and gain nothing
 * @param strategy how a word's probabilities come from its pieces
 * @param skipsFailures whether a sentence that the model cannot score is left out and counted
 *     instead of ending the run
 */
public record TaggingOptions(
    int maxPieces,
    int overlapPieces,
    int batchPieces,
    SubwordStrategy strategy,
    boolean skipsFailures) {

  /** Longest window in pieces. */
  public static final int DEFAULT_MAX_PIECES = 128;

  /** Shared pieces of neighbouring windows. */
  public static final int DEFAULT_OVERLAP_PIECES = 32;

  /** Pieces of one batch. */
  public static final int DEFAULT_BATCH_PIECES = 1024;

  /** Start piece, end piece, and at least one between. */
  private static final int SMALLEST_WINDOW = 3;

  /** The defaults: first piece decides, a failure ends the run. */
  public static final TaggingOptions DEFAULTS =
      new TaggingOptions(
          DEFAULT_MAX_PIECES,
          DEFAULT_OVERLAP_PIECES,
          DEFAULT_BATCH_PIECES,
          SubwordStrategy.FIRST,
          false);

  /** What is wrong with the numbers, one message each; empty if nothing is. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (maxPieces < SMALLEST_WINDOW) {
      faults.add("maxPieces must be at least " + SMALLEST_WINDOW + " (got " + maxPieces + ")");
    } else if (overlapPieces < 0 || overlapPieces > maxPieces - 3) {
      faults.add(
          "overlap must be between 0 and maxPieces less the start and end piece and one to go on, "
              + (maxPieces - 3)
              + " (got "
              + overlapPieces
              + ")");
    }
    if (batchPieces < 1) {
      faults.add("batchPieces must be at least 1 (got " + batchPieces + ")");
    }
    return faults;
  }

  /**
   * These options.
   *
   * @throws IllegalArgumentException with every fault, if there is any
   */
  public TaggingOptions checked() {
    List<String> faults = faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
    return this;
  }
}
