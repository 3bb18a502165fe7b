package org.medcas.tokenization;

/** E-mail-like and URL-like strings, which stay whole. Stateless; linear in the run. */
final class Addresses {

  private static final String OPENERS = "([{<\"'„“‘«";
  private static final String CLOSERS = ")]}>\"'”’»,;:!?.…";

  private Addresses() {}

  /** Whether the run without white space holds an address. */
  static boolean isAddress(String text, int begin, int end) {
    if (end - begin < 6) {
      return false;
    }
    int from = begin(text, begin, end);
    if (text.regionMatches(true, from, "www.", 0, 4) && end - from > 5) {
      return true;
    }
    for (int i = from + 1; i < end - 2; i++) {
      char c = text.charAt(i);
      if (c == ':' && isScheme(text, from, i) && text.startsWith("://", i)) {
        return true;
      }
      if (c == '@') {
        return isHost(text, i + 1, end(text, from, end));
      }
      if (CLOSERS.indexOf(c) >= 0 && c != '.' && c != ':' && c != '\'') {
        return false;
      }
    }
    return false;
  }

  private static boolean isScheme(String text, int begin, int end) {
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHost(String text, int begin, int end) {
    boolean dot = false;
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      dot |= c == '.' && i > begin && i < end - 1;
      if (!Character.isLetterOrDigit(c) && "-._~%:/?#[]@!$&'()*+,;=".indexOf(c) < 0) {
        return false;
      }
    }
    return dot;
  }

  /** Where the address begins behind opening marks. */
  static int begin(String text, int begin, int end) {
    int at = begin;
    while (at < end && OPENERS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Where the address ends before closing and final marks. */
  static int end(String text, int begin, int end) {
    int at = end;
    while (at > begin + 1 && CLOSERS.indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }
}
