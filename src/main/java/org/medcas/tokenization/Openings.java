package org.medcas.tokenization;

/**
 * What may begin a token besides a letter or a digit, and which marks form one symbol. Stateless.
 */
final class Openings {

  private static final String REPEATED = ".-!?=*~+_#<>";
  private static final String[] COMPOUND = {
    "+/-", "+-", "-->", "->", "<--", "<-", "<->", "=>", "<=", ">=", "''", "``", ",,", "//"
  };
  private static final String[] CLITICS = {
    "ns", "ie", "em", "er", "ll", "re", "ve", "s", "t", "n", "k", "m", "r", "d"
  };

  private Openings() {}

  /**
   * The first letter or digit of the word whose first mark stands at {@code at}, or {@code at}
   * where that mark is a symbol of its own: signs and points before digits, {@code 's}, {@code °C},
   * {@code (re)} in {@code (re)operatie}.
   *
   * @param opened whether a number with a sign may begin here
   */
  static int wordBegin(String text, int at, int end, boolean opened) {
    if (at + 1 >= end) {
      return at;
    }
    char mark = text.charAt(at);
    char after = text.charAt(at + 1);
    return switch (mark) {
      case '+', '-', '−', '.' -> opened && Joints.isDigit(after) ? at + 1 : at;
      case '\'', '’' -> isClitic(text, at + 1, end) ? at + 1 : at;
      case '°' -> Character.isLetter(after) ? at + 1 : at;
      case '(' -> {
        int optionEnd = Joints.optionEnd(text, at, end);
        boolean prefixes =
            optionEnd > at && optionEnd < end && Character.isLetter(text.charAt(optionEnd));
        yield prefixes ? optionEnd : at;
      }
      default -> at;
    };
  }

  private static boolean isClitic(String text, int at, int end) {
    for (String clitic : CLITICS) {
      int after = at + clitic.length();
      if (after <= end
          && text.regionMatches(true, at, clitic, 0, clitic.length())
          && (after == end || !Character.isLetterOrDigit(text.charAt(after)))
          && (after == end || text.charAt(after) != '\'' && text.charAt(after) != '’')) {
        return true;
      }
    }
    return false;
  }

  /** The end of the symbol at {@code at}: an arrow, a run of one mark, or a single character. */
  static int symbolEnd(String text, int at, int end) {
    char mark = text.charAt(at);
    int runEnd = at + 1;
    if (REPEATED.indexOf(mark) >= 0) {
      while (runEnd < end && text.charAt(runEnd) == mark) {
        runEnd++;
      }
    }
    for (String compound : COMPOUND) {
      if (at + compound.length() <= end && text.startsWith(compound, at)) {
        return Math.max(runEnd, at + compound.length());
      }
    }
    return Math.min(end, Math.max(runEnd, at + Character.charCount(text.codePointAt(at))));
  }
}
