package org.medcas.corpus;

import java.util.function.Predicate;

/**
 * One thing that a guideline forbids and a program can see.
 *
 * @param name short name, unique among the rules of a language
 * @param isBroken whether a span breaks the rule
 * @param message what is wrong and how to mend it
 */
record SpanRule(String name, Predicate<SpanInContext> isBroken, String message) {

  /**
   * A span as a rule sees it.
   *
   * @param label its label
   * @param text its text
   * @param before text of the line before it
   * @param after text of the line behind it
   */
  record SpanInContext(String label, String text, String before, String after) {

    static SpanInContext of(GoldDocument document, GoldSpan span) {
      String all = document.text();
      int lineBegin = span.begin();
      while (lineBegin > 0 && !BracketFormat.isLineEnd(all.charAt(lineBegin - 1))) {
        lineBegin--;
      }
      int lineEnd = span.end();
      while (lineEnd < all.length() && !BracketFormat.isLineEnd(all.charAt(lineEnd))) {
        lineEnd++;
      }
      return new SpanInContext(
          span.label(),
          span.span().coveredText(all),
          all.substring(lineBegin, span.begin()),
          all.substring(span.end(), lineEnd));
    }
  }
}
