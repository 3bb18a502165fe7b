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
    Ending ending = language.abbreviation(core);
    if (ending == Ending.NEVER && !(isUpper(stem) && !isUpper(next.core(text)))) {
      return follower == Follower.BULLET;
    }
    // "MS." and "CA." in ordinary text are no "ms." and "ca.".
    if (ending != Ending.UNKNOWN) {
      return follower != Follower.LOWER && follower != Follower.DIGIT;
    }
    if (stem.length() == 1 && Character.isLetter(stem.charAt(0))) {
      return initialEnds(text, before, stem.charAt(0), next, follower);
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
    return wordEnds(stem, follower, word.closed());
  }

  // "J. Jansen" goes on, "vitamine D. Controle volgt" and "hepatitis B. Patiënt" end.
  private boolean initialEnds(String text, Word before, char letter, Word next, Follower follower) {
    if (before == null || follower == Follower.LOWER || follower == Follower.DIGIT) {
      return false;
    }
    if (Character.isLowerCase(letter)) {
      return follower == Follower.UPPER;
    }
    boolean afterWord = Follower.of(text, before) == Follower.LOWER;
    return language.isStarter(text, next.coreBegin())
        || (afterWord && takesLetter(before.core(text)));
  }

  private static boolean takesLetter(String word) {
    return word.matches(
        "(?i)vitamine?|hepatitis|type|typ|groep|group|factor|faktor|klasse|class|graad|grade|"
            + "bloedgroep|stadium|stage|categorie|category|immunoglobuline|influenza|punt|deel");
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
    return switch (follower) {
      case LOWER, DIGIT -> !ordinal;
      default -> true;
    };
  }

  private static boolean wordEnds(String stem, Follower follower, boolean closed) {
    boolean acronym = isUpper(stem);
    if (follower == Follower.LOWER) {
      return !closed && (acronym || (stem.length() > 3 && looksLikeWord(stem)));
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

  // An unknown abbreviation mostly stops before a vowel; a full word has one in its second half
  // or ends in a cluster, which cannot be told apart, so only the plain case is held back.
  private static boolean looksLikeWord(String stem) {
    return stem.indexOf('.') < 0 && hasVowel(stem);
  }
}
