package org.medcas.tokenization;

import java.util.List;
import java.util.Optional;

/**
 * What {@link WordTokenizer} does differently from its default; the names and meanings are those of
 * Spark NLP's {@code Tokenizer}. Immutable; make one with {@link #defaults} and the {@code with…}
 * methods.
 *
 * <p>Without a prefix, suffix or infix pattern and without context characters the clinical rules
 * cut the candidates. With any of them the patterns do, as there: what the prefix and the suffix
 * take off the ends becomes tokens, one for each group, and the groups of the first infix pattern
 * that matches all of the rest become tokens; unlike there, what lies between groups is kept as a
 * token.
 *
 * @param targetPattern what is a token candidate; default: every run without white space
 * @param prefixPattern what is taken off the beginning of a candidate; default: context characters
 * @param suffixPattern what is taken off the end of a candidate; default: context characters
 * @param infixPatterns how the rest is cut, tried in order; a rest that none matches stays whole
 * @param contextCharacters single characters, runs of which are taken off both ends; unless set,
 *     those of the reference system where another pattern is set
 * @param splitPattern where tokens are split in the end; what it matches belongs to no token
 * @param splitCharacters single characters with the same effect, used without a split pattern
 * @param exceptions words and phrases kept as one token; a blank stands for any white space
 * @param caseSensitiveExceptions whether exceptions must be written exactly so
 * @param minLength tokens shorter than this many UTF-16 units are left out and counted; 0 is off
 * @param maxLength tokens longer than this many UTF-16 units are left out and counted; 0 is off
 */
public record TokenizerOptions(
    Optional<String> targetPattern,
    Optional<String> prefixPattern,
    Optional<String> suffixPattern,
    List<String> infixPatterns,
    List<String> contextCharacters,
    Optional<String> splitPattern,
    List<String> splitCharacters,
    List<String> exceptions,
    boolean caseSensitiveExceptions,
    int minLength,
    int maxLength) {

  /** Copies the lists and refuses lengths that contradict each other. */
  public TokenizerOptions {
    infixPatterns = List.copyOf(infixPatterns);
    contextCharacters = List.copyOf(contextCharacters);
    splitCharacters = List.copyOf(splitCharacters);
    exceptions = List.copyOf(exceptions);
    if (minLength < 0 || maxLength < 0 || (maxLength > 0 && minLength > maxLength)) {
      throw new IllegalArgumentException(
          "Token lengths must satisfy 0 <= minimum <= maximum, where a maximum of 0 is off (got"
              + " minimum "
              + minLength
              + ", maximum "
              + maxLength
              + ")");
    }
  }

  /** The clinical rules, no exceptions, no length limits. */
  public static TokenizerOptions defaults() {
    return new TokenizerOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        true,
        0,
        0);
  }

  /** The same with another pattern of token candidates. */
  public TokenizerOptions withTarget(String pattern) {
    return new TokenizerOptions(
        Optional.of(pattern),
        prefixPattern,
        suffixPattern,
        infixPatterns,
        contextCharacters,
        splitPattern,
        splitCharacters,
        exceptions,
        caseSensitiveExceptions,
        minLength,
        maxLength);
  }

  /** The same with these patterns for both ends and the inside; null leaves an end as it is. */
  public TokenizerOptions withAffixes(String prefix, String suffix, List<String> infixes) {
    return new TokenizerOptions(
        targetPattern,
        Optional.ofNullable(prefix),
        Optional.ofNullable(suffix),
        infixes,
        contextCharacters,
        splitPattern,
        splitCharacters,
        exceptions,
        caseSensitiveExceptions,
        minLength,
        maxLength);
  }

  /** The same with these characters taken off both ends of a candidate. */
  public TokenizerOptions withContextCharacters(List<String> characters) {
    return new TokenizerOptions(
        targetPattern,
        prefixPattern,
        suffixPattern,
        infixPatterns,
        characters,
        splitPattern,
        splitCharacters,
        exceptions,
        caseSensitiveExceptions,
        minLength,
        maxLength);
  }

  /** The same with tokens split at these characters, or at the pattern unless it is null. */
  public TokenizerOptions withSplits(List<String> characters, String pattern) {
    return new TokenizerOptions(
        targetPattern,
        prefixPattern,
        suffixPattern,
        infixPatterns,
        contextCharacters,
        Optional.ofNullable(pattern),
        characters,
        exceptions,
        caseSensitiveExceptions,
        minLength,
        maxLength);
  }

  /** The same with these words and phrases kept whole. */
  public TokenizerOptions withExceptions(List<String> phrases, boolean caseSensitive) {
    return new TokenizerOptions(
        targetPattern,
        prefixPattern,
        suffixPattern,
        infixPatterns,
        contextCharacters,
        splitPattern,
        splitCharacters,
        phrases,
        caseSensitive,
        minLength,
        maxLength);
  }

  /** The same with length limits in UTF-16 units; 0 is off. */
  public TokenizerOptions withLengths(int minimum, int maximum) {
    return new TokenizerOptions(
        targetPattern,
        prefixPattern,
        suffixPattern,
        infixPatterns,
        contextCharacters,
        splitPattern,
        splitCharacters,
        exceptions,
        caseSensitiveExceptions,
        minimum,
        maximum);
  }
}
