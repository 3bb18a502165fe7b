package org.medcas.segmentation;

import java.util.BitSet;
import org.medcas.text.WhiteSpace;

/**
 * Walks once over the words of a block, a stretch between two hard line ends, and marks where
 * sentences begin. Used for one block by one thread.
 */
final class BlockScanner {

  private static final String SOEP = "SOEAP";

  private final String text;
  private final int end;
  private final Language language;
  private final PeriodRules periods;
  private final BitSet cuts;

  private Word before;
  private Word word;
  private boolean insideQuotes;
  private int headingEnd;
  private int enumerator;
  private char enumeratorMark;
  private char soepLetter;

  BlockScanner(String text, int end, Language language, PeriodRules periods, BitSet cuts) {
    this.text = text;
    this.end = end;
    this.language = language;
    this.periods = periods;
    this.cuts = cuts;
  }

  /** Marks the first unit of every sentence but the first in {@code [begin, end)}. */
  void scan(int begin) {
    int at = begin;
    while (true) {
      while (at < end && WhiteSpace.is(text.charAt(at))) {
        at++;
      }
      if (at >= end) {
        return;
      }
      int wordEnd = at;
      while (wordEnd < end && !WhiteSpace.is(text.charAt(wordEnd))) {
        wordEnd++;
      }
      take(at, wordEnd);
      at = wordEnd;
    }
  }

  private void take(int wordBegin, int wordEnd) {
    if (word != null && Word.isTrailing(text, wordBegin, wordEnd, insideQuotes)) {
      word = word.extended(text, wordBegin, wordEnd);
    } else {
      Word next = Word.of(text, wordBegin, wordEnd);
      boolean first = word == null || sentenceEnds(next);
      if (first && word != null) {
        cuts.set(wordBegin);
      }
      noteEnumerator(next, first);
      noteSoep(next, word == null);
      if (first) {
        String firstWord = text.substring(next.begin(), next.end());
        headingEnd = language.headingEnd(text, next.begin(), firstWord);
      }
      before = first ? null : word;
      word = next;
      GluedSentences.mark(text, next, language, cuts);
    }
    for (int i = wordBegin; i < wordEnd; i++) {
      insideQuotes ^= text.charAt(i) == '"';
    }
  }

  private boolean sentenceEnds(Word next) {
    if (continuesEnumeration(next) || continuesSoep(next) || isInlineBullet(next)) {
      return true;
    }
    Follower follower = Follower.of(text, next);
    return switch (word.terminator()) {
      case PERIOD -> !isEnumerator(word) && periods.ends(text, before, word, next);
      case LONE_PERIOD -> before != null || !isShortNumber(word);
      case STRONG -> follower != Follower.LOWER || endsQuestion(next);
      case ELLIPSIS -> follower == Follower.UPPER;
      case COMMA -> follower == Follower.UPPER && !isLetterHead() && isHeading(next);
      case NONE -> follower == Follower.UPPER && beginsUnmarked(next);
    };
  }

  // "hoesten? koorts" are two, "breuk (re?) en", "? breuk" and "shunt? (links)" are not.
  private boolean endsQuestion(Word next) {
    boolean apart = word.coreEnd() - word.coreBegin() <= 1 || word.detached();
    return !word.closed() && !apart && text.charAt(next.begin()) != '(';
  }

  private boolean isShortNumber(Word candidate) {
    int length = candidate.coreEnd() - candidate.coreBegin();
    return length <= 2
        && text.substring(candidate.coreBegin(), candidate.coreEnd())
            .chars()
            .allMatch(Character::isDigit);
  }

  /** Whether a sentence begins at a capital although no punctuation stands before it. */
  private boolean beginsUnmarked(Word next) {
    if (isHeading(next)) {
      return next.begin() >= headingEnd;
    }
    if (before == null && Character.isDigit(text.charAt(word.coreBegin()))) {
      return false;
    }
    char last = text.charAt(word.end() - 1);
    boolean quoted = next.coreBegin() > next.begin() || insideQuotes;
    boolean open = quoted || !(Character.isLetterOrDigit(last) || last == ')' || last == '%');
    return !open && language.isStarter(text, next.coreBegin());
  }

  /** Whether the word before is a head such as {@code P:}, to which a heading may belong. */
  private boolean isLetterHead() {
    return word.end() - word.begin() <= 2;
  }

  /** Whether a known heading begins at the word that is not part of a longer one. */
  private boolean isHeading(Word next) {
    int at = word.end();
    while (at > word.begin() && Character.isLetter(text.charAt(at - 1))) {
      at--;
    }
    if (at < word.end() && Character.isUpperCase(text.charAt(at))) {
      return false;
    }
    int firstEnd = next.begin();
    while (firstEnd < next.end() && text.charAt(firstEnd) != ':') {
      firstEnd++;
    }
    String first = text.substring(next.begin(), firstEnd);
    return language.headingEnd(text, next.begin(), first) > next.begin();
  }

  private void noteEnumerator(Word next, boolean first) {
    int number = enumeratorNumber(next);
    boolean counts =
        number >= 0 && (first || number == enumerator + 1 || (number == 1 && endsWithColon(word)));
    if (counts) {
      enumerator = number;
      enumeratorMark = text.charAt(next.end() - 1);
    }
  }

  private static boolean isMark(char c) {
    return c == '.' || c == ')';
  }

  /** The number of {@code 2.} or {@code 2)}, or -1. */
  private int enumeratorNumber(Word next) {
    int length = next.end() - next.begin();
    if (length < 2 || length > 3 || !isMark(text.charAt(next.end() - 1))) {
      return -1;
    }
    int number = 0;
    for (int i = next.begin(); i < next.end() - 1; i++) {
      char digit = text.charAt(i);
      if (digit < '0' || digit > '9') {
        return -1;
      }
      number = number * 10 + digit - '0';
    }
    return number;
  }

  private boolean isEnumerator(Word candidate) {
    int number = enumeratorNumber(candidate);
    return number >= 0
        && number == enumerator
        && text.charAt(candidate.end() - 1) == enumeratorMark
        && (before == null || endsWithColon(before));
  }

  private boolean continuesEnumeration(Word next) {
    int number = enumeratorNumber(next);
    return number > 1
        && number == enumerator + 1
        && text.charAt(next.end() - 1) == enumeratorMark
        && next.end() < end;
  }

  // A dash may also stand for a range or a parenthesis, so it begins no item inside a line.
  private boolean isInlineBullet(Word next) {
    return next.end() - next.begin() == 1
        && next.end() + 1 < end
        && "•●▪◦‣*".indexOf(text.charAt(next.begin())) >= 0
        && Character.isLetter(text.charAt(next.end() + 1))
        && !Character.isDigit(text.charAt(word.end() - 1));
  }

  private boolean endsWithColon(Word candidate) {
    return candidate != null && text.charAt(candidate.end() - 1) == ':';
  }

  private char soep(Word next) {
    boolean marked =
        next.end() - next.begin() >= 2 && ":/)".indexOf(text.charAt(next.begin() + 1)) >= 0;
    char letter = text.charAt(next.begin());
    return marked && SOEP.indexOf(letter) >= 0 ? letter : 0;
  }

  private void noteSoep(Word next, boolean first) {
    char letter = soep(next);
    if (letter != 0 && (first ? letter == 'S' : continuesSoep(next))) {
      soepLetter = letter;
    }
  }

  private boolean continuesSoep(Word next) {
    char letter = soep(next);
    return soepLetter != 0 && letter != 0 && SOEP.indexOf(letter) > SOEP.indexOf(soepLetter);
  }
}
