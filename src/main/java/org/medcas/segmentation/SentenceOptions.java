package org.medcas.segmentation;

import java.util.List;

/**
 * How {@link SentenceSplitter} cuts. Immutable; make one with {@link #defaults} and the {@code
 * with…} methods.
 *
 * @param language ISO 639-1 code of the rules and abbreviations: nl, en, de, fr, es, it, pt; empty
 *     or UIMA's {@code x-unspecified} stands for Dutch and English together; for any other code the
 *     rules apply without abbreviations
 * @param newlines which line ends close a sentence
 * @param customBoundaries regular expressions; a sentence ends after each match
 * @param customOnly whether nothing but the custom boundaries cuts, neither rules nor line ends
 * @param abbreviations abbreviations beyond those of the language, with their period, after which
 *     no sentence ends
 * @param minLength pieces shorter than this many UTF-16 units are joined to a neighbour; 0 is off
 * @param maxLength sentences longer than this many UTF-16 units are split at the best place; 0 is
 *     off
 */
public record SentenceOptions(
    String language,
    NewlinePolicy newlines,
    List<String> customBoundaries,
    boolean customOnly,
    List<String> abbreviations,
    int minLength,
    int maxLength) {

  /** Copies the lists and refuses lengths that contradict each other. */
  public SentenceOptions {
    customBoundaries = List.copyOf(customBoundaries);
    abbreviations = List.copyOf(abbreviations);
    if (minLength < 0 || maxLength < 0) {
      throw new IllegalArgumentException(
          "Sentence lengths must be 0 (off) or more (got minimum "
              + minLength
              + ", maximum "
              + maxLength
              + ")");
    }
    if (maxLength > 0 && minLength > maxLength) {
      throw new IllegalArgumentException(
          "Minimum sentence length must be <= maximum sentence length (got "
              + minLength
              + " > "
              + maxLength
              + ")");
    }
    if (customOnly && customBoundaries.isEmpty()) {
      throw new IllegalArgumentException(
          "Custom boundaries alone need at least one expression (got none): give one or switch the"
              + " option off");
    }
  }

  /** The rules of a language, line ends judged, no custom boundaries, no length limits. */
  public static SentenceOptions defaults(String language) {
    return new SentenceOptions(language, NewlinePolicy.AUTO, List.of(), false, List.of(), 0, 0);
  }

  /** The same for another language. */
  public SentenceOptions withLanguage(String code) {
    return new SentenceOptions(
        code, newlines, customBoundaries, customOnly, abbreviations, minLength, maxLength);
  }

  /** The same with another newline policy. */
  public SentenceOptions withNewlines(NewlinePolicy policy) {
    return new SentenceOptions(
        language, policy, customBoundaries, customOnly, abbreviations, minLength, maxLength);
  }

  /** The same with a sentence end after each match of these expressions, alone or besides rules. */
  public SentenceOptions withCustomBoundaries(List<String> expressions, boolean only) {
    return new SentenceOptions(
        language, newlines, expressions, only, abbreviations, minLength, maxLength);
  }

  /** The same with these abbreviations beyond those of the language. */
  public SentenceOptions withAbbreviations(List<String> extra) {
    return new SentenceOptions(
        language, newlines, customBoundaries, customOnly, extra, minLength, maxLength);
  }

  /** The same with length limits in UTF-16 units; 0 is off. */
  public SentenceOptions withLengths(int minimum, int maximum) {
    return new SentenceOptions(
        language, newlines, customBoundaries, customOnly, abbreviations, minimum, maximum);
  }
}
