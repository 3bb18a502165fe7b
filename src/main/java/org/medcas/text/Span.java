package org.medcas.text;

/**
 * A stretch of text, or of any other sequence: half-open {@code [begin, end)}.
 *
 * <p>Wherever the sequence is a text, the unit is the UTF-16 code unit of {@link String}; wherever
 * it is a list of tokens or pieces, the unit is the list index, and the name of the variable says
 * so. Immutable and thread-safe.
 *
 * @param begin index of the first element, at least 0
 * @param end index after the last element, at least {@code begin}
 */
public record Span(int begin, int end) implements Comparable<Span> {

  /** Refuses a negative begin and an end before the begin. */
  public Span {
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(
          "Span must satisfy 0 <= begin <= end (got [" + begin + ", " + end + "))");
    }
  }

  /** Number of elements covered. */
  public int length() {
    return end - begin;
  }

  /** Whether nothing is covered. */
  public boolean isEmpty() {
    return begin == end;
  }

  /** Whether every element of {@code other} is covered by this span too. */
  public boolean contains(Span other) {
    return begin <= other.begin && other.end <= end;
  }

  /** Whether at least one element is covered by both spans; an empty span overlaps nothing. */
  public boolean overlaps(Span other) {
    return Math.max(begin, other.begin) < Math.min(end, other.end);
  }

  /** The same span moved by {@code distance} elements, which may be negative. */
  public Span shift(int distance) {
    return new Span(begin + distance, end + distance);
  }

  /** The covered part of {@code text}, whose units must be the units of this span. */
  public String coveredText(CharSequence text) {
    return text.subSequence(begin, end).toString();
  }

  /** Orders by begin; of two spans with the same begin the longer one comes first, as in UIMA. */
  @Override
  public int compareTo(Span other) {
    int byBegin = Integer.compare(begin, other.begin);
    return byBegin != 0 ? byBegin : Integer.compare(other.end, end);
  }
}
