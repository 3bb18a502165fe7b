package org.medcas.text;

import java.util.Arrays;

/**
 * The exact relation between the offsets of a cleaned text and those of its original, in UTF-16
 * units.
 *
 * <p>The cleaned text is the original with some stretches replaced by shorter ones. Every unit of
 * the cleaned text stems from a stretch of the original: itself, or the whole stretch that was
 * replaced. A span is mapped to the smallest span of the original that covers the sources of its
 * units, so characters taken out at its edges stay outside and those within stay inside. Look-up
 * takes time logarithmic in the number of replacements. Immutable and thread-safe.
 */
public final class OffsetMap {

  private final int[] cleanedEnds;
  private final int[] originalBegins;
  private final int[] originalEnds;
  private final int cleanedLength;

  private OffsetMap(Builder builder) {
    cleanedEnds = Arrays.copyOf(builder.cleanedEnds, builder.size);
    originalBegins = Arrays.copyOf(builder.originalBegins, builder.size);
    originalEnds = Arrays.copyOf(builder.originalEnds, builder.size);
    cleanedLength = builder.cleanedLength;
  }

  /** The span of the original that the span of the cleaned text stems from. */
  public Span toOriginal(Span cleaned) {
    if (cleaned.end() > cleanedLength) {
      throw new IllegalArgumentException(
          "Span must lie inside the cleaned text of "
              + cleanedLength
              + " UTF-16 units (got ["
              + cleaned.begin()
              + ", "
              + cleaned.end()
              + "))");
    }
    if (cleaned.isEmpty()) {
      int at = cleaned.begin() == cleanedLength ? endBefore(cleanedLength) : begin(cleaned.begin());
      return new Span(at, at);
    }
    return new Span(begin(cleaned.begin()), endBefore(cleaned.end()));
  }

  private int begin(int offset) {
    int edit = firstEndingAfter(offset);
    boolean inside = edit < cleanedEnds.length && cleanedBegin(edit) <= offset;
    return inside ? originalBegins[edit] : shifted(offset, edit - 1);
  }

  private int endBefore(int offset) {
    if (offset == 0) {
      return 0;
    }
    int edit = firstEndingAfter(offset - 1);
    boolean inside = edit < cleanedEnds.length && cleanedBegin(edit) < offset;
    return inside ? originalEnds[edit] : shifted(offset - 1, edit - 1) + 1;
  }

  private int shifted(int offset, int editBefore) {
    return editBefore < 0 ? offset : originalEnds[editBefore] + offset - cleanedEnds[editBefore];
  }

  // The cleaned text differs between edits by a shift only, so where an edit begins follows from
  // the one before it.
  private int cleanedBegin(int edit) {
    return edit == 0
        ? originalBegins[0]
        : cleanedEnds[edit - 1] + originalBegins[edit] - originalEnds[edit - 1];
  }

  private int firstEndingAfter(int offset) {
    int low = 0;
    int high = cleanedEnds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cleanedEnds[middle] > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Collects replacements from left to right. Not thread-safe. */
  static final class Builder {
    private int[] cleanedEnds = new int[16];
    private int[] originalBegins = new int[16];
    private int[] originalEnds = new int[16];
    private int size;
    private int cleanedLength;
    private int originalDone;

    /** Notes that the original's {@code [begin, end)} was replaced by {@code length} units. */
    void replace(int begin, int end, int length) {
      if (size == cleanedEnds.length) {
        cleanedEnds = Arrays.copyOf(cleanedEnds, size * 2);
        originalBegins = Arrays.copyOf(originalBegins, size * 2);
        originalEnds = Arrays.copyOf(originalEnds, size * 2);
      }
      cleanedLength += begin - originalDone + length;
      originalDone = end;
      cleanedEnds[size] = cleanedLength;
      originalBegins[size] = begin;
      originalEnds[size] = end;
      size++;
    }

    /** The map for an original of this length. */
    OffsetMap build(int originalLength) {
      cleanedLength += originalLength - originalDone;
      originalDone = originalLength;
      return new OffsetMap(this);
    }
  }
}
