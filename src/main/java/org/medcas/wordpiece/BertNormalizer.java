package org.medcas.wordpiece;

/**
 * What BERT does to a text before it is cut into pieces; the options are those of the Hugging Face
 * {@code BertNormalizer}, applied in the order in which they stand here.
 *
 * <p>There, {@code strip_accents} may be left open and then follows {@code lowercase}; here it is
 * always decided.
 *
 * @param cleanText drop control and format characters, private use and U+FFFD; make every white
 *     space a blank
 * @param handleChineseChars put blanks around each ideograph, so that it is a word of its own
 * @param stripAccents decompose canonically and drop marks without width
 * @param lowercase lower-case each character
 */
public record BertNormalizer(
    boolean cleanText, boolean handleChineseChars, boolean stripAccents, boolean lowercase) {

  /** Keeps case and accents: what a model with "cased" in its name was trained with. */
  public static BertNormalizer cased() {
    return new BertNormalizer(true, true, false, false);
  }

  /** Drops case and accents: what a model with "uncased" in its name was trained with. */
  public static BertNormalizer uncased() {
    return new BertNormalizer(true, true, true, true);
  }

  /**
   * The normalised text; an unpaired surrogate counts as U+FFFD. This is the plain form, which the
   * encoder uses for rare characters only.
   */
  public String normalize(String text) {
    String normalized = cleanAndSpread(text);
    if (stripAccents) {
      normalized = withoutMarks(BertCharacters.decompose(normalized));
    }
    return lowercase ? BertCharacters.lowerCase(normalized) : normalized;
  }

  private String cleanAndSpread(String text) {
    StringBuilder result = new StringBuilder(text.length() + 2);
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .filter(c -> !cleanText || !BertCharacters.isCleanedAway(c))
        .map(c -> cleanText && BertCharacters.isWhiteSpace(c) ? ' ' : c)
        .forEach(
            c -> {
              if (handleChineseChars && BertCharacters.isChinese(c)) {
                result.append(' ').appendCodePoint(c).append(' ');
              } else {
                result.appendCodePoint(c);
              }
            });
    return result.toString();
  }

  private static String withoutMarks(String text) {
    return text.codePoints()
        .filter(c -> !BertCharacters.isNonspacingMark(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
