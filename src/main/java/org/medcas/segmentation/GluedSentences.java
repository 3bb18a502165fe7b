package org.medcas.segmentation;

import java.util.BitSet;

/** Finds sentence ends inside a run without white space: {@code koorts.Geen}. Stateless. */
final class GluedSentences {

  private static final int SHORTEST_WORD = 3;

  private GluedSentences() {}

  /** Marks the first unit behind each terminator that ends a sentence within the word. */
  static void mark(String text, Word word, Language language, BitSet cuts) {
    if (looksLikeAddress(text, word)) {
      return;
    }
    for (int i = word.begin() + SHORTEST_WORD; i < word.end() - 2; i++) {
      char c = text.charAt(i);
      if ((c == '.' || c == '!' || c == '?') && ends(text, word, i, language)) {
        cuts.set(i + 1);
      }
    }
  }

  private static boolean ends(String text, Word word, int terminator, Language language) {
    if (!Character.isUpperCase(text.charAt(terminator + 1))
        || !Character.isLowerCase(text.charAt(terminator + 2))) {
      return false;
    }
    int begin = terminator;
    while (begin > word.begin() && Character.isLowerCase(text.charAt(begin - 1))) {
      begin--;
    }
    if (terminator - begin < SHORTEST_WORD) {
      return false;
    }
    String stem = text.substring(word.coreBegin(), terminator + 1);
    return language.abbreviation(stem) == Language.Ending.UNKNOWN;
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
