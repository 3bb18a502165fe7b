package org.medcas.corpus;

import java.util.List;
import java.util.regex.Pattern;

/** Rules about the edges of spans, the same in every guideline. */
final class EdgeRules {

  private static final Pattern BLANK_AT_EDGE = Pattern.compile("(?U)^[\\s\\p{Z}]|[\\s\\p{Z}]$");

  /** A full stop or comma before a digit is part of a number, such as {@code .5 mg}. */
  private static final Pattern PUNCTUATION_AT_EDGE =
      Pattern.compile("^(?:[.,](?!\\d)|[;:!?)\\]}\"“”„])|[,;:!?(\\[{\"“”„]$");

  /** A word of six letters and more is no abbreviation. */
  private static final Pattern FULL_STOP = Pattern.compile("(?U)(?:^|[^\\w.])\\w{6,}\\.$");

  static final List<SpanRule> ALL =
      List.of(
          new SpanRule(
              "blank at edge",
              span -> BLANK_AT_EDGE.matcher(span.text()).find(),
              "white space at the edge stays outside"),
          new SpanRule(
              "punctuation at edge",
              span -> PUNCTUATION_AT_EDGE.matcher(span.text()).find(),
              "punctuation at the edge stays outside"),
          new SpanRule(
              "full stop at edge",
              span -> FULL_STOP.matcher(span.text()).find(),
              "the full stop of the sentence stays outside"),
          new SpanRule(
              "unbalanced parentheses",
              span -> count(span.text(), '(') != count(span.text(), ')'),
              "both parentheses or none belong inside"));

  private EdgeRules() {}

  private static long count(String text, char c) {
    return text.chars().filter(unit -> unit == c).count();
  }
}
