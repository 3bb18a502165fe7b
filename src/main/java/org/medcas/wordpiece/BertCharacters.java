package org.medcas.wordpiece;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * Character classes and mappings exactly as the Hugging Face {@code tokenizers} library (0.21) has
 * them for BERT.
 *
 * <p>That library draws on tables of different age: general categories from Unicode 8.0 (crate
 * {@code unicode_categories}), decomposition from 9.0 ({@code unicode_normalization_alignments}),
 * lower case from 17.0 (the Rust standard library). ICU knows in which version each character came,
 * so its newer tables are cut back to those versions; seven characters changed their category since
 * and are named below. Found by comparing all code points, and held by the parity test.
 */
final class BertCharacters {

  private static final UnicodeSet WHITE_SPACE = new UnicodeSet("[:White_Space:]").freeze();

  /** U+166D lost its class Po in Unicode 12, U+111C9 in Unicode 11. */
  private static final UnicodeSet PUNCTUATION =
      new UnicodeSet("[[[:P:] & [:age=8.0:]] [\\u166D\\U000111C9]]")
          .addAll('!', '/')
          .addAll(':', '@')
          .addAll('[', '`')
          .addAll('{', '~')
          .freeze();

  private static final UnicodeSet CLEANED_AWAY =
      new UnicodeSet("[[[[:Cc:][:Cf:][:Co:]] & [:age=8.0:]] - [\\t\\n\\r]]").add(0xFFFD).freeze();

  /** U+1734 and U+1171E were marks without width in Unicode 8, the four others became so later. */
  private static final UnicodeSet NONSPACING_MARK =
      new UnicodeSet("[[:Mn:] & [:age=8.0:]]")
          .add(0x1734)
          .add(0x1171E)
          .remove(0x1885, 0x1886)
          .remove(0xA9BD)
          .remove(0x111C9)
          .freeze();

  private static final UnicodeSet CHINESE =
      new UnicodeSet()
          .addAll(0x4E00, 0x9FFF)
          .addAll(0x3400, 0x4DBF)
          .addAll(0x20000, 0x2A6DF)
          .addAll(0x2A700, 0x2B73F)
          .addAll(0x2B740, 0x2B81F)
          .addAll(0x2B920, 0x2CEAF)
          .addAll(0xF900, 0xFAFF)
          .addAll(0x2F800, 0x2FA1F)
          .freeze();

  private static final UnicodeSet WITH_LOWER_CASE = new UnicodeSet("[:age=17.0:]").freeze();

  private static final Normalizer2 NFD =
      new FilteredNormalizer2(Normalizer2.getNFDInstance(), new UnicodeSet("[:age=9.0:]").freeze());

  private BertCharacters() {}

  static boolean isWhiteSpace(int codePoint) {
    return WHITE_SPACE.contains(codePoint);
  }

  static boolean isPunctuation(int codePoint) {
    return PUNCTUATION.contains(codePoint);
  }

  /** Controls, format characters, private use and U+FFFD; tab and line ends are white space. */
  static boolean isCleanedAway(int codePoint) {
    return CLEANED_AWAY.contains(codePoint);
  }

  static boolean isNonspacingMark(int codePoint) {
    return NONSPACING_MARK.contains(codePoint);
  }

  /** Ideographs that BERT treats as words of their own; the list of ranges is BERT's. */
  static boolean isChinese(int codePoint) {
    return CHINESE.contains(codePoint);
  }

  /** Whether canonical decomposition may move this character past its neighbours. */
  static boolean isReordered(int codePoint) {
    return NFD.getCombiningClass(codePoint) != 0;
  }

  static String decompose(CharSequence text) {
    return NFD.normalize(text);
  }

  /** Lower case of each character by itself: no final sigma, no rules of a language. */
  static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().forEach(codePoint -> appendLowerCase(codePoint, lower));
    return lower.toString();
  }

  private static void appendLowerCase(int codePoint, StringBuilder lower) {
    if (codePoint == 0x130) {
      // The only character whose full mapping has two characters: i and a dot above.
      lower.append("i\u0307");
    } else {
      lower.appendCodePoint(
          WITH_LOWER_CASE.contains(codePoint) ? UCharacter.toLowerCase(codePoint) : codePoint);
    }
  }
}
