package org.medcas.tokenization;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.medcas.text.SafePattern;
import org.medcas.text.Span;

/**
 * The user's prefix, suffix and infix patterns, which cut a candidate instead of the clinical
 * rules. Immutable and thread-safe.
 */
final class PatternRules {

  private static final List<String> DEFAULT_CONTEXT =
      List.of(".", ",", ";", ":", "!", "?", "*", "-", "(", ")", "\"", "'");

  private final SafePattern prefix;
  private final SafePattern suffix;
  private final List<SafePattern> infixes;

  private PatternRules(TokenizerOptions options) {
    List<String> context =
        options.contextCharacters().isEmpty() ? DEFAULT_CONTEXT : options.contextCharacters();
    String anyContext = characterClass(context);
    prefix =
        SafePattern.compile(
            "Token prefix pattern", options.prefixPattern().orElse("\\A(" + anyContext + "+)"));
    suffix =
        SafePattern.compile(
            "Token suffix pattern",
            options.suffixPattern().orElse("(?<!" + anyContext + ")(" + anyContext + "++)\\z"));
    infixes =
        options.infixPatterns().stream()
            .map(infix -> SafePattern.compile("Token infix pattern", infix))
            .toList();
  }

  /** The rules of these options, none where they set no such pattern. */
  static Optional<PatternRules> of(TokenizerOptions options) {
    boolean set =
        options.prefixPattern().isPresent()
            || options.suffixPattern().isPresent()
            || !options.infixPatterns().isEmpty()
            || !options.contextCharacters().isEmpty();
    return set ? Optional.of(new PatternRules(options)) : Optional.empty();
  }

  /** A regular expression for any one of these characters. */
  static String characterClass(List<String> characters) {
    StringBuilder expression = new StringBuilder("(?:");
    String separator = "";
    for (String character : characters) {
      String plain =
          character.length() == 2 && character.startsWith("\\")
              ? character.substring(1)
              : character;
      if (plain.codePointCount(0, plain.length()) != 1) {
        throw new IllegalArgumentException(
            "Context and split characters must be single characters (got [" + character + "])");
      }
      expression.append(separator).append(Pattern.quote(plain));
      separator = "|";
    }
    return expression.append(')').toString();
  }

  /** Adds the tokens of the candidate {@code [begin, end)}. */
  void cut(String text, int begin, int end, TokenSink sink) {
    int coreBegin = begin;
    MatchResult head = prefix.findFirst(text, begin, end);
    if (head != null && head.start() == begin && head.end() > begin) {
      addGroups(head, begin, head.end(), sink);
      coreBegin = head.end();
    }
    int coreEnd = end;
    MatchResult tail = coreBegin < end ? suffix.findFirst(text, coreBegin, end) : null;
    if (tail != null && tail.end() == end && tail.start() < end) {
      coreEnd = tail.start();
    }
    cutCore(text, coreBegin, coreEnd, sink);
    if (coreEnd < end) {
      addGroups(tail, coreEnd, end, sink);
    }
  }

  private void cutCore(String text, int begin, int end, TokenSink sink) {
    for (SafePattern infix : infixes) {
      MatchResult match = begin < end ? infix.matchAll(text, begin, end) : null;
      if (match != null) {
        addGroups(match, begin, end, sink);
        return;
      }
    }
    sink.add(begin, end);
  }

  // Nested or skipped groups must not make tokens overlap or vanish.
  private static void addGroups(MatchResult match, int begin, int end, TokenSink sink) {
    int done = begin;
    for (int group = 1; group <= match.groupCount(); group++) {
      Span span =
          match.start(group) < done
              ? new Span(0, 0)
              : new Span(match.start(group), match.end(group));
      if (!span.isEmpty()) {
        sink.add(done, span.begin());
        sink.add(span.begin(), span.end());
        done = span.end();
      }
    }
    sink.add(done, end);
  }

  /** Takes the tokens in order; empty ones are passed too. */
  interface TokenSink {
    void add(int begin, int end);
  }
}
