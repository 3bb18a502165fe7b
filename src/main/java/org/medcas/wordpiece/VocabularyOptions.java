package org.medcas.wordpiece;

/**
 * How large a vocabulary becomes and what may go into it.
 *
 * @param size number of pieces aimed at, special ones included; usual are 8,000 to 32,000: more
 *     pieces make shorter sequences and a larger model
 * @param minFrequency how often two pieces have to stand side by side to become one, at least 1
 * @param maxAlphabet how many different characters the vocabulary can spell at most; a word with a
 *     rarer one is unknown
 */
public record VocabularyOptions(int size, long minFrequency, int maxAlphabet) {

  /** Occurrences below which a pair of pieces tells nothing about the language. */
  public static final long DEFAULT_MIN_FREQUENCY = 2;

  /** Enough for the Latin, Greek and mathematical characters of clinical notes. */
  public static final int DEFAULT_MAX_ALPHABET = 400;

  /** Refuses numbers below 1. */
  public VocabularyOptions {
    if (size < 1 || minFrequency < 1 || maxAlphabet < 1) {
      throw new IllegalArgumentException(
          "Vocabulary size, minimum frequency and alphabet must be >= 1 (got "
              + size
              + ", "
              + minFrequency
              + ", "
              + maxAlphabet
              + ")");
    }
  }

  /** Options with the default frequency and alphabet. */
  public static VocabularyOptions ofSize(int size) {
    return new VocabularyOptions(size, DEFAULT_MIN_FREQUENCY, DEFAULT_MAX_ALPHABET);
  }
}
