package org.medcas.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.BitSet;

/**
 * Where a stretch of text may be cut: the boundaries of its extended grapheme clusters (Unicode
 * Standard Annex 29), so that no surrogate pair, combining mark, flag or joined emoji is torn.
 *
 * <p>One pass over the stretch when it is made, none at all for text whose characters never combine
 * (Latin letters, general punctuation, arrows and mathematical symbols); memory is one bit a unit
 * at most. Immutable and thread-safe.
 */
public final class Graphemes {

  private static final BreakIterator PROTOTYPE = BreakIterator.getCharacterInstance(ULocale.ROOT);

  private final String text;
  private final int begin;
  private final int end;

  /** Offsets from {@code begin} that are boundaries; null where only CR LF must stay together. */
  private final BitSet boundaries;

  private Graphemes(String text, int begin, int end, BitSet boundaries) {
    this.text = text;
    this.begin = begin;
    this.end = end;
    this.boundaries = boundaries;
  }

  /** The clusters of {@code text[begin, end)}; both ends count as boundaries. */
  public static Graphemes of(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (!neverCombines(text.charAt(i))) {
        return new Graphemes(text, begin, end, boundaries(text.substring(begin, end)));
      }
    }
    return new Graphemes(text, begin, end, null);
  }

  /** The clusters of the whole text. */
  public static Graphemes of(String text) {
    return of(text, 0, text.length());
  }

  private static BitSet boundaries(String stretch) {
    BreakIterator breaks = PROTOTYPE.clone();
    breaks.setText(stretch);
    BitSet found = new BitSet(stretch.length() + 1);
    for (int at = breaks.first(); at != BreakIterator.DONE; at = breaks.next()) {
      found.set(at);
    }
    return found;
  }

  // Ranges without Extend, ZWJ, SpacingMark, Prepend, Hangul jamo, regional indicators and
  // surrogates. Pictographs among them join only through a ZWJ, which is not among them.
  private static boolean neverCombines(char unit) {
    return unit < 0x300
        || (unit >= 0x2010 && unit <= 0x2027)
        || (unit >= 0x2030 && unit <= 0x205e)
        || (unit >= 0x2070 && unit <= 0x20cf)
        || (unit >= 0x2100 && unit <= 0x2bff);
  }

  /**
   * Whether the text may be cut before the unit at {@code offset}.
   *
   * @param offset offset in the whole text, inside the stretch
   */
  public boolean isBoundary(int offset) {
    if (offset <= begin || offset >= end) {
      return true;
    }
    return boundaries == null
        ? text.charAt(offset) != '\n' || text.charAt(offset - 1) != '\r'
        : boundaries.get(offset - begin);
  }

  /** The last boundary at or before {@code offset}. */
  public int floor(int offset) {
    if (isBoundary(offset)) {
      return offset;
    }
    return boundaries == null ? offset - 1 : begin + boundaries.previousSetBit(offset - begin);
  }

  /** The first boundary at or after {@code offset}. */
  public int ceiling(int offset) {
    if (isBoundary(offset)) {
      return offset;
    }
    return boundaries == null ? offset + 1 : begin + boundaries.nextSetBit(offset - begin);
  }

  /**
   * The first unit at or after {@code from} that is not white space, at most {@code to}; a blank
   * that carries a combining mark counts as a character.
   */
  public int skipWhiteSpace(int from, int to) {
    int at = from;
    while (at < to && WhiteSpace.is(text.charAt(at))) {
      at++;
    }
    return isBoundary(at) ? at : floor(at);
  }

  /**
   * The unit after the last one of {@code [from, to)} that is not white space, at least {@code
   * from}.
   */
  public int trimEnd(int from, int to) {
    int at = to;
    while (at > from && WhiteSpace.is(text.charAt(at - 1))) {
      at--;
    }
    return ceiling(at);
  }
}
