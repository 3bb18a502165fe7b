package org.medcas.text;

import java.util.regex.Matcher;

/**
 * Cleans a text by a {@link CleanupMode} and remembers where everything came from. A pure function,
 * linear in the text; immutable and thread-safe.
 */
public final class TextCleaner {

  private final CleanupMode mode;

  /** A cleaner of this mode. */
  public TextCleaner(CleanupMode mode) {
    this.mode = mode;
  }

  /** The cleaned text with its offset map. */
  public CleanedText clean(String original) {
    int begin = 0;
    int end = original.length();
    if (mode.trimmed()) {
      while (begin < end && original.charAt(begin) <= ' ') {
        begin++;
      }
      while (end > begin && original.charAt(end - 1) <= ' ') {
        end--;
      }
    }
    StringBuilder cleaned = new StringBuilder(end - begin);
    OffsetMap.Builder offsets = new OffsetMap.Builder();
    if (begin > 0) {
      offsets.replace(0, begin, 0);
    }
    int copied = replaceAll(original, begin, end, cleaned, offsets);
    cleaned.append(original, copied, end);
    if (end < original.length()) {
      offsets.replace(end, original.length(), 0);
    }
    return new CleanedText(cleaned.toString(), offsets.build(original.length()));
  }

  private int replaceAll(
      String original, int begin, int end, StringBuilder cleaned, OffsetMap.Builder offsets) {
    int copied = begin;
    if (mode.pattern() != null) {
      Matcher matcher = mode.pattern().matcher(original).region(begin, end);
      while (matcher.find()) {
        cleaned.append(original, copied, matcher.start()).append(mode.replacement());
        copied = matcher.end();
        if (copied - matcher.start() != mode.replacement().length()) {
          offsets.replace(matcher.start(), copied, mode.replacement().length());
        }
      }
    }
    return copied;
  }
}
