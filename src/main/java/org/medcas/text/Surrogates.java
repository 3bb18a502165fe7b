package org.medcas.text;

import java.util.function.Function;

/**
 * Halves of surrogate pairs that stand alone. {@link String} and the CAS may hold them, UTF-8 can
 * not, so whoever writes text must decide what becomes of them.
 */
public final class Surrogates {

  private Surrogates() {}

  /** Whether {@code text} holds half a surrogate pair without its other half. */
  public static boolean hasLone(CharSequence text) {
    return text.codePoints().anyMatch(Surrogates::isLone);
  }

  /** The text with U+FFFD for each lone half: same length, so every offset stays right. */
  public static String replaceLone(String text) {
    return mapLone(text, half -> "\ufffd");
  }

  /** The text with {@code replacement} of each lone half in its place. */
  public static String mapLone(String text, Function<Character, String> replacement) {
    if (!hasLone(text)) {
      return text;
    }
    StringBuilder mapped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isLone(c)) {
                mapped.append(replacement.apply((char) c));
              } else {
                mapped.appendCodePoint(c);
              }
            });
    return mapped.toString();
  }

  private static boolean isLone(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
