package org.medcas.corpus;

/**
 * Turns offsets in Unicode code points, as Python and brat count, into UTF-16 units. Immutable and
 * thread-safe.
 */
public final class CodePointOffsets {

  /** UTF-16 offset of each code point, and of the end of the text. */
  private final int[] offsets;

  /** Offsets in {@code text}; an unpaired surrogate counts as one code point. */
  public CodePointOffsets(String text) {
    offsets = new int[text.codePointCount(0, text.length()) + 1];
    int offset = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = offset;
      offset = offset < text.length() ? text.offsetByCodePoints(offset, 1) : offset;
    }
  }

  /** Number of code points of the text. */
  public int count() {
    return offsets.length - 1;
  }

  /** UTF-16 offset of a code point or of the end of the text; -1 if it lies outside. */
  public int utf16(int codePoint) {
    return codePoint >= 0 && codePoint < offsets.length ? offsets[codePoint] : -1;
  }
}
