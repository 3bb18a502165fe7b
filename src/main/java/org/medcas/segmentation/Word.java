package org.medcas.segmentation;

/**
 * A run of characters without white space inside a block, as the rules look at it.
 *
 * @param begin first unit of the run
 * @param end unit after the run and after closing marks that stand apart behind it
 * @param coreBegin first unit after opening brackets and quotes
 * @param coreEnd unit after the terminator, before closing brackets and quotes
 * @param terminator what ends the core
 * @param closed whether a closing bracket or quote follows the terminator
 */
record Word(int begin, int end, int coreBegin, int coreEnd, Terminator terminator, boolean closed) {

  /** What stands at the end of a word, closing brackets and quotes aside. */
  enum Terminator {
    /** No sentence-final mark. */
    NONE,
    /** A comma, semicolon or colon: the sentence goes on. */
    COMMA,
    /** One period right behind the word. */
    PERIOD,
    /** A period set apart by a blank, as in tokenised text. */
    LONE_PERIOD,
    /** Three periods or the ellipsis character. */
    ELLIPSIS,
    /** A question or exclamation mark. */
    STRONG
  }

  static Word of(String text, int begin, int end) {
    int coreEnd = end;
    while (coreEnd > begin && Marks.isCloser(text.charAt(coreEnd - 1))) {
      coreEnd--;
    }
    int coreBegin = begin;
    while (coreBegin < coreEnd && isOpening(text, coreBegin)) {
      coreBegin++;
    }
    if (coreBegin == coreEnd) {
      coreEnd = end;
    }
    Terminator terminator = terminator(text, coreBegin, coreEnd);
    return new Word(begin, end, coreBegin, coreEnd, terminator, coreEnd < end);
  }

  // Two commas are an opening quote in Dutch typewriter style.
  private static boolean isOpening(String text, int at) {
    char c = text.charAt(at);
    if (c == ',') {
      return text.startsWith(",,", at) || (at > 0 && text.charAt(at - 1) == ',');
    }
    return Marks.isOpener(c);
  }

  private static Terminator terminator(String text, int begin, int end) {
    if (begin >= end) {
      return Terminator.NONE;
    }
    char last = text.charAt(end - 1);
    if (Marks.isComma(last)) {
      return Terminator.COMMA;
    }
    if (!Marks.isTerminator(last)) {
      return Terminator.NONE;
    }
    if (last == '…' || text.startsWith("...", Math.max(begin, end - 3))) {
      return Terminator.ELLIPSIS;
    }
    if (last != '.') {
      return Terminator.STRONG;
    }
    return begin == end - 1 ? Terminator.LONE_PERIOD : Terminator.PERIOD;
  }

  /** Whether the run is nothing but marks that belong to what stands before it. */
  static boolean isTrailing(String text, int begin, int end, boolean insideQuotes) {
    if (text.startsWith(",,", begin)) {
      return false;
    }
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      boolean closes = Marks.isCloser(c) && (c != '"' || insideQuotes);
      if (!closes && !Marks.isTerminator(c) && !Marks.isComma(c)) {
        return false;
      }
    }
    return true;
  }

  /** This word with the trailing marks {@code [begin, end)} that stand apart behind it. */
  Word extended(String text, int markBegin, int markEnd) {
    Word marks = of(text, markBegin, markEnd);
    boolean onlyClosers = true;
    for (int i = markBegin; i < markEnd; i++) {
      onlyClosers &= Marks.isCloser(text.charAt(i));
    }
    if (onlyClosers) {
      return new Word(begin, markEnd, coreBegin, coreEnd, terminator, true);
    }
    Terminator ending =
        marks.terminator == Terminator.PERIOD ? Terminator.LONE_PERIOD : marks.terminator;
    return new Word(begin, markEnd, coreBegin, coreEnd, ending, marks.closed);
  }

  /** Whether trailing marks stand apart behind the core. */
  boolean detached() {
    return end > coreEnd + 1;
  }

  String core(String text) {
    return text.substring(coreBegin, coreEnd);
  }
}
