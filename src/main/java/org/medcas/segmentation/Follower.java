package org.medcas.segmentation;

/** What the next word looks like behind its opening brackets and quotes. */
enum Follower {
  UPPER,
  LOWER,
  DIGIT,
  BULLET,
  OTHER;

  static Follower of(String text, Word word) {
    int at = word.coreBegin();
    if (at >= word.end()) {
      return OTHER;
    }
    int first = text.codePointAt(at);
    if (Character.isUpperCase(first) || Character.isTitleCase(first)) {
      return UPPER;
    }
    if (Character.isLowerCase(first)) {
      return LOWER;
    }
    if (Character.isDigit(first)) {
      return DIGIT;
    }
    boolean bullet = word.end() - word.begin() == 1 && Marks.isBullet(text.charAt(at));
    return bullet ? BULLET : OTHER;
  }
}
