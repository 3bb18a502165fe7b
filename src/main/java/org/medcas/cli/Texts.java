package org.medcas.cli;

import java.util.Locale;

/** Wording shared by the commands. */
final class Texts {

  private Texts() {}

  /** Formats for people, the same on every machine. */
  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** A count with its noun in the right number. */
  static String counted(long count, String noun) {
    return format("%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
