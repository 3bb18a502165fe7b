package org.medcas.wordpiece;

import java.util.Arrays;

/**
 * Pieces of a list of words.
 *
 * <p>The arrays are handed over, not copied, because this record is made once per sentence in the
 * innermost loop: neither the maker nor a reader may change them afterwards.
 *
 * @param ids id of each piece in the vocabulary
 * @param words index of the word of each piece; ascending, no word left out
 */
public record PieceSequence(int[] ids, int[] words) {

  /** Refuses arrays of different length. */
  public PieceSequence {
    if (ids.length != words.length) {
      throw new IllegalArgumentException(
          "Each piece needs the index of its word (got "
              + ids.length
              + " ids and "
              + words.length
              + " words)");
    }
  }

  /** Number of pieces. */
  public int size() {
    return ids.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PieceSequence that
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(ids) + Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return "PieceSequence[ids=" + Arrays.toString(ids) + ", words=" + Arrays.toString(words) + "]";
  }
}
