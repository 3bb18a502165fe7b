package org.medcas.tokenization;

import org.medcas.text.WhiteSpace;

/** Which marks behind a word belong to it. Stateless. */
final class Endings {

  private static final int SHORT_WORD = 5;
  private static final int LONGEST_PART = 3;

  private Endings() {}

  /**
   * The end of the word with its abbreviation period, its hyphen of a left-out part ({@code hart-
   * en vaatziekten}) or its pluses ({@code HER2+}); {@code at} where nothing is added.
   *
   * @param begin begin of the word
   * @param at end of its letters and digits
   * @param runEnd end of the run without white space
   * @param sentenceEnd end of the sentence, where a period mostly is no part of the word
   */
  static int end(String text, int begin, int at, int runEnd, int sentenceEnd) {
    if (at >= runEnd) {
      return at;
    }
    char mark = text.charAt(at);
    boolean last = at + 1 == runEnd;
    char before = text.charAt(at - 1);
    if (mark == '.') {
      return isAbbreviation(text, begin, at, runEnd, sentenceEnd) ? at + 1 : at;
    }
    if (mark == '-') {
      return (last || text.charAt(at + 1) == ',') && Character.isLetter(before) ? at + 1 : at;
    }
    int pluses = at;
    while (mark == '+' && pluses < runEnd && text.charAt(pluses) == '+') {
      pluses++;
    }
    return pluses;
  }

  private static boolean isAbbreviation(
      String text, int begin, int period, int runEnd, int sentenceEnd) {
    if (period + 1 < runEnd && text.charAt(period + 1) == '.') {
      return false;
    }
    if (isDotted(text, begin, period)) {
      return true;
    }
    // The sentence splitter judged that this period ends no sentence; what else could it be.
    int next = period + 1;
    while (next < sentenceEnd && WhiteSpace.is(text.charAt(next))) {
      next++;
    }
    if (next >= sentenceEnd || next == period + 1 || !isLetters(text, begin, period)) {
      return false;
    }
    char after = text.charAt(next);
    return period - begin <= SHORT_WORD
        ? Character.isLetterOrDigit(after)
        : Character.isLowerCase(after) || Joints.isDigit(after);
  }

  /** Short parts with periods between, the first a single letter: m.b.v, q.6h, n.Chr. */
  private static boolean isDotted(String text, int begin, int end) {
    if (end - begin < 3
        || text.charAt(begin + 1) != '.'
        || !Character.isLetter(text.charAt(begin))) {
      return false;
    }
    int part = 0;
    for (int i = begin; i < end; i++) {
      part = text.charAt(i) == '.' ? 0 : part + 1;
      if (part > LONGEST_PART || !(Character.isLetterOrDigit(text.charAt(i)) || part == 0)) {
        return false;
      }
    }
    return part > 0;
  }

  private static boolean isLetters(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetter(c) && c != '.' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
