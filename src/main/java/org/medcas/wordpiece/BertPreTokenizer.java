package org.medcas.wordpiece;

/**
 * Splits normalised text at white space, which is dropped, and at punctuation, of which each
 * character is a run of its own: the Hugging Face {@code BertPreTokenizer}. Thread-safe.
 *
 * <p>To go through the runs of {@code text[0, end)}:
 *
 * <pre>{@code
 * for (int begin = nextRun(text, 0, end); begin < end; begin = nextRun(text, runEnd, end)) {
 *   runEnd = endOfRun(text, begin, end);
 * }
 * }</pre>
 */
final class BertPreTokenizer {

  private static final byte WORD = 0;
  private static final byte WHITE = 1;
  private static final byte PUNCTUATION = 2;
  private static final byte SURROGATE = 3;

  private static final byte[] KINDS = kinds();

  private BertPreTokenizer() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      kinds[unit] = Character.isSurrogate((char) unit) ? SURROGATE : kind(unit);
    }
    return kinds;
  }

  private static byte kind(int codePoint) {
    if (BertCharacters.isWhiteSpace(codePoint)) {
      return WHITE;
    }
    return BertCharacters.isPunctuation(codePoint) ? PUNCTUATION : WORD;
  }

  /** Whether this unit, by itself, belongs to a longer run. */
  static boolean isInsideWord(char unit) {
    return KINDS[unit] == WORD;
  }

  /** First index at or after {@code from} that is not white space, or {@code end}. */
  static int nextRun(char[] text, int from, int end) {
    int at = from;
    while (at < end && KINDS[text[at]] == WHITE) {
      at++;
    }
    return at;
  }

  /** Index after the run that starts at {@code begin}, which is not white space. */
  static int endOfRun(char[] text, int begin, int end) {
    int at = begin;
    while (at < end) {
      byte kind = KINDS[text[at]];
      int width = 1;
      if (kind == SURROGATE) {
        int codePoint = Character.codePointAt(text, at, end);
        kind = kind(codePoint);
        width = Character.charCount(codePoint);
      }
      if (kind != WORD) {
        return kind == PUNCTUATION && at == begin ? at + width : at;
      }
      at += width;
    }
    return end;
  }
}
