package org.medcas.corpus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Labels as brat takes them: letters without accents, digits, hyphens and underscores only.
 *
 * <p>brat makes underscores of everything else, which cannot be undone. Here such a character
 * becomes {@code -uXXXX-}, its code point in hexadecimal, so that a file that comes back from brat
 * gives the model's own label with nothing but the name at hand. A hyphen before {@code u} is
 * written so too; every other label stays as it is. Thread-safe.
 */
public final class BratLabels {

  private static final Pattern ESCAPED = Pattern.compile("-u([0-9a-f]{4,6})-");

  private BratLabels() {}

  /** The name under which brat keeps {@code label}. */
  public static String toBrat(String label) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
      int c = label.codePointAt(i);
      if (isTaken(c) && !label.startsWith("-u", i)) {
        name.appendCodePoint(c);
      } else {
        name.append("-u").append(hex(c)).append('-');
      }
    }
    return name.toString();
  }

  private static boolean isTaken(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || isJoint(c);
  }

  private static boolean isJoint(int c) {
    return c == '_' || c == '-';
  }

  private static String hex(int codePoint) {
    String digits = Integer.toHexString(codePoint);
    return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }

  /** The label that {@link #toBrat} made {@code name} of; any other name stays as it is. */
  public static String fromBrat(String name) {
    return ESCAPED
        .matcher(name)
        .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1), found.group())));
  }

  private static String character(String hex, String written) {
    int codePoint = Integer.parseInt(hex, 16);
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : written;
  }
}
