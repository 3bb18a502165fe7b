package org.medcas.segmentation;

import java.util.BitSet;
import org.medcas.segmentation.Language.Ending;

/**
 * Finds sentence ends inside a run without white space: {@code koorts.Geen}, and {@code
 * fever.,PLAN:} where a list separator took the place of a line end. Stateless.
 */
final class GluedSentences {

  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_ABBREVIATION = 20;

  private GluedSentences() {}

  /** Marks the first unit behind each terminator that ends a sentence within the word. */
  static void mark(String text, Word word, Language language, BitSet cuts) {
    if (looksLikeAddress(text, word)) {
      return;
    }
    int begin = word.coreBegin();
    for (int i = begin + SHORTEST_WORD; i < word.end() - 2; i++) {
      char c = text.charAt(i);
      if ((c == '.' || c == '!' || c == '?') && ends(text, begin, i, language)) {
        begin = i + (text.charAt(i + 1) == ',' ? 2 : 1);
        cuts.set(begin);
      }
    }
  }

  private static boolean ends(String text, int begin, int terminator, Language language) {
    char first = text.charAt(terminator + 1);
    char second = text.charAt(terminator + 2);
    boolean separated =
        first == ',' && (Character.isUpperCase(second) || Character.isDigit(second));
    if (!separated && !(Character.isUpperCase(first) && Character.isLowerCase(second))) {
      return false;
    }
    int letters = terminator;
    while (letters > begin && Character.isLowerCase(text.charAt(letters - 1))) {
      letters--;
    }
    if (terminator - letters < SHORTEST_WORD) {
      return false;
    }
    return terminator - begin > LONGEST_ABBREVIATION
        || language.abbreviation(text.substring(begin, terminator + 1)) == Ending.UNKNOWN;
  }

  private static boolean looksLikeAddress(String text, Word word) {
    for (int i = word.begin(); i < word.end(); i++) {
      char c = text.charAt(i);
      if (c == '@' || c == '/' || c == '\\' || c == '_') {
        return true;
      }
    }
    return text.regionMatches(true, word.begin(), "www.", 0, 4);
  }
}
