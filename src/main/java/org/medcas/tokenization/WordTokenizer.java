package org.medcas.tokenization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.medcas.text.Graphemes;
import org.medcas.text.SafePattern;
import org.medcas.text.Span;

/**
 * Cuts a sentence into word tokens.
 *
 * <p>By default letters and digits stay together across hyphens, apostrophes, periods, slashes,
 * carets and decimal marks within: {@code CT-scan}, {@code NSAID's}, {@code 2dd1}, {@code 120/80},
 * {@code 38,5}, {@code 10^9/l}, {@code mg/kg}, {@code T4N0M0}. A slash between two words of four or
 * more letters separates them ({@code koorts/hoesten}); an abbreviation keeps its period ({@code
 * m.b.v.}); a known unit is cut off its number ({@code 5mg} → {@code 5 mg}, {@code 38,5°C} → {@code
 * 38,5 °C}), so that both spellings look alike to a model; e-mail-like and URL-like strings stay
 * whole; every other symbol and every emoji is a token of its own. White space, control characters
 * and lone invisible characters belong to no token.
 *
 * <p>Offsets are UTF-16, half-open, of the whole text. Linear in the sentence. Immutable and
 * thread-safe.
 */
public final class WordTokenizer {

  private final TokenizerOptions options;
  private final Optional<SafePattern> target;
  private final Optional<PatternRules> rules;
  private final Optional<SafePattern> splits;
  private final PhraseTrie exceptions;

  /** A tokenizer with the default rules. */
  public WordTokenizer() {
    this(TokenizerOptions.defaults());
  }

  /**
   * A tokenizer with these options.
   *
   * @throws IllegalArgumentException where a pattern is no regular expression or a context or split
   *     character is not one character
   */
  public WordTokenizer(TokenizerOptions options) {
    this.options = options;
    target = options.targetPattern().map(it -> SafePattern.compile("Token target pattern", it));
    rules = PatternRules.of(options);
    Optional<String> split =
        options.splitPattern().isPresent() || options.splitCharacters().isEmpty()
            ? options.splitPattern()
            : Optional.of(PatternRules.characterClass(options.splitCharacters()));
    splits = split.map(expression -> SafePattern.compile("Token split pattern", expression));
    exceptions = new PhraseTrie(options.exceptions(), options.caseSensitiveExceptions());
  }

  /**
   * Tokens of the part of {@code text} that {@code sentence} covers.
   *
   * @throws IllegalStateException where a pattern needs too many steps on this sentence
   */
  public Tokenization tokenize(String text, Span sentence) {
    Graphemes graphemes = Graphemes.of(text, sentence.begin(), sentence.end());
    List<Span> tokens = new ArrayList<>(sentence.length() / 5 + 4);
    int at = sentence.begin();
    for (Span phrase : exceptions.find(text, sentence.begin(), sentence.end())) {
      if (graphemes.isBoundary(phrase.begin()) && graphemes.isBoundary(phrase.end())) {
        cut(text, sentence, new Span(at, phrase.begin()), graphemes, tokens);
        tokens.add(phrase);
        at = phrase.end();
      }
    }
    cut(text, sentence, new Span(at, sentence.end()), graphemes, tokens);
    return filter(tokens);
  }

  private Tokenization filter(List<Span> tokens) {
    int before = tokens.size();
    tokens.removeIf(
        token ->
            token.length() < options.minLength()
                || (options.maxLength() > 0 && token.length() > options.maxLength()));
    return new Tokenization(tokens, before - tokens.size());
  }

  private void cut(String text, Span sentence, Span part, Graphemes graphemes, List<Span> tokens) {
    List<Span> found = splits.isPresent() ? new ArrayList<>() : tokens;
    Scanner scanner = new Scanner(text, sentence, graphemes, found);
    if (target.isEmpty() && rules.isEmpty()) {
      scanner.scan(part.begin(), part.end());
    } else {
      CandidateCutter cutter = new CandidateCutter(text, graphemes, found);
      for (Span candidate : cutter.candidates(target, part)) {
        if (rules.isPresent()) {
          rules.get().cut(text, candidate.begin(), candidate.end(), cutter);
        } else {
          scanner.scan(candidate.begin(), candidate.end());
        }
      }
    }
    if (splits.isPresent()) {
      found.forEach(token -> split(text, token, graphemes, tokens));
    }
  }

  private void split(String text, Span token, Graphemes graphemes, List<Span> tokens) {
    CandidateCutter cutter = new CandidateCutter(text, graphemes, tokens);
    int at = token.begin();
    for (MatchResult separator : splits.get().findAll(text, token.begin(), token.end())) {
      cutter.add(at, separator.start());
      at = separator.end();
    }
    cutter.add(at, token.end());
  }
}
