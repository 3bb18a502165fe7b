package org.medcas.wordpiece;

import java.util.Arrays;
import java.util.Map;

/**
 * The pieces of a vocabulary in one open-addressing hash table, for the longest piece at a place
 * without making substrings.
 *
 * <p>The hash of a stretch is a polynomial over its UTF-16 units (Karp and Rabin, 1987), so that it
 * follows from those of two beginnings, see {@link #hashBeginnings}. Candidates are tried from the
 * longest down. Their look-ups do not depend on each other, which makes this faster than a trie,
 * where each step waits for the one before. Where hashes are equal the units are compared.
 * Immutable and thread-safe.
 */
final class PieceTable {

  /** Answer of {@link #longest} where no piece fits. */
  static final long NONE = -1;

  /** Added to the hash of a piece that starts a word. */
  static final long AT_START = 0;

  /** Added to the hash of a piece that continues a word; any odd number serves. */
  static final long INSIDE = 0x632BE59BD9B4E019L;

  /** Multipliers with well-spread bits: Knuth's MMIX generator and the golden ratio. */
  private static final long FACTOR = 0x5851F42D4C957F2DL;

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final long[] hashes;
  private final int[] ids;
  private final char[][] texts;
  private final int shift;

  /** Powers of the factor, up to the length of the longest piece. */
  private final long[] powers;

  PieceTable(Map<String, Integer> pieces, String insidePrefix) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(2L * pieces.size());
    shift = Long.SIZE - bits;
    hashes = new long[1 << bits];
    ids = new int[1 << bits];
    texts = new char[1 << bits][];
    powers = powers(pieces.keySet().stream().mapToInt(String::length).max().orElse(0));
    pieces.forEach(
        (piece, id) -> {
          if (piece.startsWith(insidePrefix)) {
            put(piece.substring(insidePrefix.length()).toCharArray(), INSIDE, id);
          } else {
            put(piece.toCharArray(), AT_START, id);
          }
        });
  }

  private static long[] powers(int highest) {
    long[] powers = new long[highest + 1];
    powers[0] = 1;
    for (int i = 1; i <= highest; i++) {
      powers[i] = powers[i - 1] * FACTOR;
    }
    return powers;
  }

  private void put(char[] text, long place, int id) {
    long[] beginnings = new long[text.length + 1];
    hashBeginnings(text, 0, text.length, beginnings);
    long hash = finished(beginnings[text.length] + place);
    int slot = (int) (hash >>> shift);
    while (hashes[slot] != 0) {
      slot = (slot + 1) & (hashes.length - 1);
    }
    hashes[slot] = hash;
    ids[slot] = id;
    texts[slot] = text;
  }

  /** The odd result keeps 0 for empty slots. */
  private static long finished(long hash) {
    return hash * SPREAD | 1;
  }

  /** Writes the hash of {@code text[begin, begin + n)} to {@code beginnings[n]}, for all n. */
  static void hashBeginnings(char[] text, int begin, int end, long[] beginnings) {
    long hash = 0;
    beginnings[0] = 0;
    for (int i = begin; i < end; i++) {
      hash = hash * FACTOR + text[i];
      beginnings[i - begin + 1] = hash;
    }
  }

  /**
   * The longest piece that starts at {@code from} units into a run.
   *
   * @param run what is cut into pieces, with its hashes made
   * @param place {@link #AT_START} or {@link #INSIDE}
   * @return end of the piece, in units into the run, in the upper half, its id in the lower half;
   *     or {@link #NONE}
   */
  long longest(Run run, int from, long place) {
    long before = run.beginnings[from];
    for (int end = Math.min(run.length(), from + powers.length - 1); end > from; end--) {
      long hash = finished(run.beginnings[end] - before * powers[end - from] + place);
      int slot = find(hash, run, from, end);
      if (slot >= 0) {
        return (long) end << Integer.SIZE | ids[slot];
      }
    }
    return NONE;
  }

  private int find(long hash, Run run, int from, int end) {
    int slot = (int) (hash >>> shift);
    for (long found = hashes[slot]; found != 0; found = hashes[slot]) {
      if (found == hash && run.isEqual(from, end, texts[slot])) {
        return slot;
      }
      slot = (slot + 1) & (hashes.length - 1);
    }
    return -1;
  }

  /** A run of characters in the hands of one thread, used again for the next run. */
  static final class Run {

    private char[] chars;
    private int begin;
    private int end;
    private long[] beginnings = new long[64];

    /** Takes {@code chars[begin, end)} as the run; the array may not change while it is one. */
    void set(char[] chars, int begin, int end) {
      this.chars = chars;
      this.begin = begin;
      this.end = end;
      if (beginnings.length <= end - begin) {
        beginnings = new long[2 * (end - begin) + 1];
      }
      hashBeginnings(chars, begin, end, beginnings);
    }

    int length() {
      return end - begin;
    }

    private boolean isEqual(int from, int to, char[] text) {
      return Arrays.equals(chars, begin + from, begin + to, text, 0, text.length);
    }
  }
}
