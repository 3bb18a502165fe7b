package org.medcas.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression given by a user, run under a step limit so that nested quantifiers cannot
 * stall a pipeline.
 *
 * <p>A step is one look at a character. A search may take {@value #STEPS_PER_UNIT} steps for each
 * UTF-16 unit of the text and {@value #FREE_STEPS} beyond; after that it stops with an {@link
 * IllegalStateException} that names the expression and the length of the text, never its content.
 * The whole search is thereby linear in the text. Immutable and thread-safe.
 */
public final class SafePattern {

  private static final int FREE_STEPS = 100_000;
  private static final int STEPS_PER_UNIT = 200;

  private final String purpose;
  private final Pattern pattern;

  private SafePattern(String purpose, Pattern pattern) {
    this.purpose = purpose;
    this.pattern = pattern;
  }

  /**
   * Compiles an expression.
   *
   * @param purpose what the expression is for, the first words of every error message
   * @throws IllegalArgumentException where the expression is malformed
   */
  public static SafePattern compile(String purpose, String expression) {
    try {
      return new SafePattern(purpose, Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          purpose
              + " ["
              + expression
              + "] is no regular expression: "
              + e.getDescription()
              + " near index "
              + e.getIndex()
              + " – expected the syntax of java.util.regex.Pattern",
          e);
    }
  }

  /** The number of capturing groups. */
  public int groupCount() {
    return pattern.matcher("").groupCount();
  }

  /** All matches in {@code text[begin, end)}, in order, as offsets of the whole text. */
  public List<MatchResult> findAll(String text, int begin, int end) {
    return collect(text, begin, end, Matcher::find, Integer.MAX_VALUE);
  }

  /** The first match in {@code text[begin, end)}, whose ends are what anchors match; or null. */
  public MatchResult findFirst(String text, int begin, int end) {
    List<MatchResult> found = collect(text, begin, end, Matcher::find, 1);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The match of the whole of {@code text[begin, end)}, or null. */
  public MatchResult matchAll(String text, int begin, int end) {
    List<MatchResult> found = collect(text, begin, end, Matcher::matches, 1);
    return found.isEmpty() ? null : found.get(0);
  }

  private List<MatchResult> collect(
      String text, int begin, int end, Predicate<Matcher> next, int atMost) {
    long limit = FREE_STEPS + (long) STEPS_PER_UNIT * (end - begin);
    List<MatchResult> found = new ArrayList<>();
    try {
      Matcher matcher = pattern.matcher(new CountedText(text, new Steps(limit))).region(begin, end);
      while (found.size() < atMost && next.test(matcher)) {
        found.add(matcher.toMatchResult());
      }
    } catch (StepLimitException | StackOverflowError e) {
      throw new IllegalStateException(
          purpose
              + " ["
              + pattern.pattern()
              + "] needs more than "
              + limit
              + " steps or too deep a recursion on a text of "
              + (end - begin)
              + " UTF-16 units – rewrite it without nested quantifiers such as (a+)+ and without"
              + " a leading .*",
          e);
    }
    return found;
  }

  private static final class StepLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepLimitException() {
      super("Step limit of a regular expression reached", null, false, false);
    }
  }

  private static final class Steps {
    private long left;

    Steps(long limit) {
      left = limit;
    }

    void take() {
      if (--left < 0) {
        throw new StepLimitException();
      }
    }
  }

  private record CountedText(String text, Steps steps) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.take();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int begin, int end) {
      return text.substring(begin, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
