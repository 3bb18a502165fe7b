package org.medcas.bridge;

/** The kinds of token that cTAKES has a type for. */
enum TokenKind {
  /** Holds a letter. */
  WORD("WordToken"),
  /** Digits, with points and commas between them at most. */
  NUMBER("NumToken"),
  /** One mark of Unicode's punctuation. */
  PUNCTUATION("PunctuationToken"),
  /** Anything else. */
  SYMBOL("SymbolToken");

  private final String shortTypeName;

  TokenKind(String shortTypeName) {
    this.shortTypeName = shortTypeName;
  }

  /** Full name of the cTAKES type. */
  String typeName() {
    return CtakesTypes.TYPES + "syntax." + shortTypeName;
  }

  /** The kind of a token by its text. */
  static TokenKind of(CharSequence token) {
    if (token.codePoints().anyMatch(Character::isLetter)) {
      return WORD;
    }
    if (isNumber(token)) {
      return NUMBER;
    }
    return token.toString().matches("\\p{P}") ? PUNCTUATION : SYMBOL;
  }

  private static boolean isNumber(CharSequence token) {
    return token.codePoints().anyMatch(Character::isDigit)
        && token.codePoints().allMatch(c -> Character.isDigit(c) || isDecimalMark(c));
  }

  /** Whether a number has a part behind a decimal mark. */
  static boolean isDecimal(CharSequence number) {
    return number.codePoints().anyMatch(TokenKind::isDecimalMark);
  }

  private static boolean isDecimalMark(int codePoint) {
    return codePoint == '.' || codePoint == ',';
  }
}
