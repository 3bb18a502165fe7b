package org.medcas.segmentation;

/** Classes of punctuation that the rules share. Stateless. */
final class Marks {

  private static final String CLOSERS = ")]}»›”’\"'";
  private static final String OPENERS = "([{«‹“‘„‚\"'";
  private static final String BULLETS = "-–—*•·●▪◦‣>+#";

  private Marks() {}

  static boolean isTerminator(char c) {
    return c == '.' || c == '!' || c == '?' || c == '…' || c == '‼' || c == '⁇';
  }

  static boolean isCloser(char c) {
    return CLOSERS.indexOf(c) >= 0;
  }

  static boolean isOpener(char c) {
    return OPENERS.indexOf(c) >= 0;
  }

  static boolean isBullet(char c) {
    return BULLETS.indexOf(c) >= 0;
  }

  static boolean isComma(char c) {
    return c == ',' || c == ';' || c == ':';
  }

  static boolean isVowel(char c) {
    return "aeiouyàâäáãèéêëìíîïòóôöõùúûü".indexOf(Character.toLowerCase(c)) >= 0;
  }
}
