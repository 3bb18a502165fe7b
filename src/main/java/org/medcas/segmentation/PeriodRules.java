package org.medcas.segmentation;

import org.medcas.segmentation.Language.Ending;

/**
 * Decides whether the period right behind a word ends a sentence. Every decision looks at two or
 * three words only. Immutable and thread-safe.
 */
final class PeriodRules {

  private static final int LONGEST_ENUMERATOR = 2;

  private final Language language;

  PeriodRules(Language language) {
    this.language = language;
  }

  /**
   * Whether a sentence ends between {@code word}, which ends with a period, and {@code next}.
   *
   * @param before the word before {@code word} in the same sentence, or null where there is none
   */
  boolean ends(String text, Word before, Word word, Word next) {
    Follower follower = Follower.of(text, next);
    String core = word.core(text);
    String stem = core.substring(0, core.length() - 1);
    if (stem.length() == 1 && Character.isLetter(stem.charAt(0))) {
      return letterEnds(text, before, core, next);
    }
    Ending ending = language.abbreviation(core);
    if (ending == Ending.NEVER && (!isUpper(stem) || isUpper(letters(text, next)))) {
      return follower == Follower.BULLET;
    }
    // "MS." and "CA." in ordinary text are no "ms." and "ca.".
    if (ending != Ending.UNKNOWN) {
      return follower != Follower.LOWER && follower != Follower.DIGIT;
    }
    if (isNumber(stem)) {
      return numberEnds(before, stem, follower);
    }
    if (endsWithGluedNumber(stem)) {
      return false;
    }
    if (isDotted(stem)) {
      boolean capitals = Character.isUpperCase(stem.charAt(0));
      return follower == Follower.UPPER
          && (!capitals || language.isStarter(text, next.coreBegin()));
    }
    boolean measured = before != null && Character.isDigit(text.charAt(before.end() - 1));
    return wordEnds(stem, follower, word.closed()) || (measured && follower == Follower.UPPER);
  }

  // "J. Jansen" goes on; "vitamine D. Controle volgt", "2 L. Zosyn" and "om 8 u. Patiënt" end.
  private boolean letterEnds(String text, Word before, String core, Word next) {
    Follower follower = Follower.of(text, next);
    if (before == null || follower == Follower.LOWER || follower == Follower.DIGIT) {
      return false;
    }
    if (Character.isLowerCase(core.charAt(0))) {
      return follower == Follower.UPPER && language.abbreviation(core) != Ending.NEVER;
    }
    if (Character.isDigit(text.charAt(before.end() - 1))) {
      return follower == Follower.UPPER;
    }
    return language.isStarter(text, next.coreBegin()) || takesLetter(before.core(text));
  }

  private static boolean takesLetter(String word) {
    return word.matches(
        "(?i)vitamine?|hepatitis|type|typ|groep|group|factor|faktor|klasse|class|graad|grade|"
            + "bloedgroep|stadium|stage|categorie|category|immunoglobuline|influenza|punt|deel|child-pugh");
  }

  // "PLAN:,1. Rest": a list number to which a separator glued what stood before it.
  private static boolean endsWithGluedNumber(String stem) {
    int mark = Math.max(stem.lastIndexOf(','), stem.lastIndexOf(':'));
    return mark > 0
        && !Character.isDigit(stem.charAt(mark - 1))
        && stem.length() - mark - 1 <= LONGEST_ENUMERATOR
        && isNumber(stem.substring(mark + 1));
  }

  private static boolean numberEnds(Word before, String number, Follower follower) {
    boolean ordinal = number.length() <= LONGEST_ENUMERATOR;
    if (before == null && ordinal) {
      return false;
    }
    return follower != Follower.LOWER || !ordinal;
  }

  private static boolean wordEnds(String stem, Follower follower, boolean closed) {
    boolean acronym = isUpper(stem);
    if (follower == Follower.LOWER) {
      return !closed && (acronym || looksLikeWord(stem));
    }
    boolean shortName =
        stem.length() <= 4 && Character.isUpperCase(stem.charAt(0)) && !acronym && !hasVowel(stem);
    return !(shortName && follower == Follower.UPPER);
  }

  private static boolean isNumber(String stem) {
    return !stem.isEmpty() && stem.chars().allMatch(Character::isDigit);
  }

  /** Single letters with periods between: {@code a.b}, {@code O.L.V}. */
  private static boolean isDotted(String stem) {
    if (stem.length() < 3 || stem.length() % 2 == 0) {
      return false;
    }
    for (int i = 0; i < stem.length(); i++) {
      boolean fits = i % 2 == 0 ? Character.isLetter(stem.charAt(i)) : stem.charAt(i) == '.';
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUpper(String stem) {
    return stem.length() > 1
        && stem.indexOf('.') < 0
        && stem.chars().noneMatch(Character::isLowerCase)
        && stem.chars().anyMatch(Character::isUpperCase);
  }

  private static boolean hasVowel(String stem) {
    return stem.chars().anyMatch(c -> Marks.isVowel((char) c));
  }

  // Without a vowel, or with a period inside, an unknown word is taken for an abbreviation; the
  // lists
  // know the others, and in notes far more sentences than abbreviations end in a short word.
  private static boolean looksLikeWord(String stem) {
    char last = stem.charAt(stem.length() - 1);
    return last == '%' || hasDigit(stem) || (stem.indexOf('.') < 0 && hasVowel(stem));
  }

  private static boolean hasDigit(String stem) {
    return stem.chars().anyMatch(Character::isDigit);
  }

  private static String letters(String text, Word word) {
    int end = word.coreBegin();
    while (end < word.coreEnd() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(word.coreBegin(), end);
  }
}
