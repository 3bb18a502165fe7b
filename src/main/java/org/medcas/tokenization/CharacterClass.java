package org.medcas.tokenization;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import org.medcas.text.WhiteSpace;

/** How the scanner sees a code point, by ICU4J's data, as the graphemes are. Stateless. */
enum CharacterClass {
  /** White space, control characters, zero-width space, byte order mark: between tokens. */
  SEPARATOR,
  /** Letters, digits, other numbers and the underscore. */
  WORD,
  /** Letters of scripts without blanks, which ICU4J cuts. */
  COMPLEX,
  /** Marks and invisible format characters: they go with what stands before them. */
  EXTENSION,
  /** Everything else. */
  SYMBOL;

  private static final CharacterClass[] LATIN = new CharacterClass[0x250];

  static {
    for (int c = 0; c < LATIN.length; c++) {
      LATIN[c] = classify(c);
    }
  }

  static CharacterClass of(int codePoint) {
    return codePoint < LATIN.length ? LATIN[codePoint] : classify(codePoint);
  }

  private static CharacterClass classify(int c) {
    if (c == 0x200b || c == 0xfeff || (c < 0x10000 && WhiteSpace.is((char) c))) {
      return SEPARATOR;
    }
    return switch (UCharacter.getType(c)) {
      case ECharacterCategory.CONTROL -> SEPARATOR;
      case ECharacterCategory.FORMAT,
          ECharacterCategory.NON_SPACING_MARK,
          ECharacterCategory.ENCLOSING_MARK,
          ECharacterCategory.COMBINING_SPACING_MARK ->
          isComplex(c) ? COMPLEX : EXTENSION;
      case ECharacterCategory.UPPERCASE_LETTER,
          ECharacterCategory.LOWERCASE_LETTER,
          ECharacterCategory.TITLECASE_LETTER,
          ECharacterCategory.MODIFIER_LETTER,
          ECharacterCategory.OTHER_LETTER,
          ECharacterCategory.DECIMAL_DIGIT_NUMBER,
          ECharacterCategory.LETTER_NUMBER,
          ECharacterCategory.OTHER_NUMBER ->
          isComplex(c) ? COMPLEX : WORD;
      default -> c == '_' ? WORD : SYMBOL;
    };
  }

  private static boolean isComplex(int c) {
    return (c >= 0x0e00 && c <= 0x0eff)
        || (c >= 0x1000 && c <= 0x109f)
        || (c >= 0x1780 && c <= 0x17ff)
        || (c >= 0x3040 && c <= 0x30ff)
        || (c >= 0x31f0 && c <= 0x31ff)
        || (c >= 0x3400 && c <= 0x9fff)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xff66 && c <= 0xff9d)
        || (c >= 0x20000 && c <= 0x3ffff);
  }
}
