package org.medcas.corpus;

import org.medcas.text.Span;

/**
 * A stretch of a document that carries a label.
 *
 * @param span UTF-16 units of the document's text, half-open, never empty
 * @param label label without scheme prefix, such as {@code PROBLEM}; no white space, no brackets
 */
public record GoldSpan(Span span, String label) implements Comparable<GoldSpan> {

  /** Refuses an empty span and a label that no format could write. */
  public GoldSpan {
    if (span.isEmpty()) {
      throw new IllegalArgumentException("A gold span covers at least one unit (got " + span + ")");
    }
    if (!isLabel(label)) {
      throw new IllegalArgumentException(
          "A label has no white space and no square brackets (got '" + label + "')");
    }
  }

  /** Whether every format can write {@code text} as a label. */
  public static boolean isLabel(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .noneMatch(c -> c == '[' || c == ']' || c == BracketFormat.SENTENCE_END || isBlank(c));
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint);
  }

  /** Index of the first unit. */
  public int begin() {
    return span.begin();
  }

  /** Index after the last unit. */
  public int end() {
    return span.end();
  }

  /** Orders by place, then by label. */
  @Override
  public int compareTo(GoldSpan other) {
    int byPlace = span.compareTo(other.span);
    return byPlace != 0 ? byPlace : label.compareTo(other.label);
  }
}
