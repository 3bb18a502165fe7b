package org.medcas.tokenization;

/**
 * Which marks hold two parts of a word together. Looks at the characters around the mark and at
 * most {@value #LONG_WORD} more on either side. Stateless.
 */
final class Joints {

  /** Two words of this length or more around a slash are two words, shorter ones are units. */
  private static final int LONG_WORD = 4;

  private static final int LONGEST_OPTION = 3;

  private Joints() {}

  /**
   * The end of what the mark at {@code at} adds to the word before it, or {@code at} where the word
   * ends there.
   *
   * @param begin begin of the word
   * @param end end of the run without white space
   */
  static int joined(String text, int begin, int at, int end) {
    char mark = text.charAt(at);
    if (mark == '(') {
      return optionEnd(text, at, end);
    }
    if (at + 1 >= end) {
      return at;
    }
    char before = text.charAt(at - 1);
    char after = text.charAt(at + 1);
    if (mark == '^' && after == '-' && at + 2 < end && isDigit(text.charAt(at + 2))) {
      return at + 2;
    }
    boolean inside = isWord(text, at + 1);
    boolean digits = isDigit(before) && isDigit(after);
    boolean holds =
        switch (mark) {
          case '.', '-', '‐', '‑', '\'', '’', '`', '´', '^', '@', '·', '⁄' -> inside;
          case ',', ':', '–', '+', '*' -> digits;
          case '&' -> inside && Character.isLetter(before);
          case '/' -> inside && !(isLongBefore(text, begin, at) && isLongAfter(text, at + 1, end));
          default -> false;
        };
    return holds ? at + 1 : at;
  }

  private static boolean isWord(String text, int at) {
    CharacterClass kind = CharacterClass.of(text.codePointAt(at));
    return kind == CharacterClass.WORD || kind == CharacterClass.COMPLEX;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLongBefore(String text, int begin, int at) {
    int from = at;
    while (from > begin && at - from < LONG_WORD && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    return at - from == LONG_WORD;
  }

  private static boolean isLongAfter(String text, int at, int end) {
    int to = at;
    while (to < end && to - at < LONG_WORD && Character.isLetter(text.charAt(to))) {
      to++;
    }
    return to - at == LONG_WORD;
  }

  /** The end of a short option in brackets: {@code (e)} in {@code patiënt(e)}. */
  static int optionEnd(String text, int bracket, int end) {
    int at = bracket + 1;
    while (at < end && at - bracket <= LONGEST_OPTION && Character.isLetter(text.charAt(at))) {
      at++;
    }
    boolean closed = at > bracket + 1 && at < end && text.charAt(at) == ')';
    return closed ? at + 1 : bracket;
  }
}
