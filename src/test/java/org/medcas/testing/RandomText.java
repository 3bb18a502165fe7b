package org.medcas.testing;

import java.util.Random;

/** Random text with everything that breaks offset arithmetic in it. */
public final class RandomText {

  private static final String[] ATOMS = {
    "a", "B", "patiënt", "CT-scan", "koorts", "38,5", "120/80", "i.v.m.", "Dr.", "mg/kg", "NSAID's",
    "e\u0301", "o\u0308", "\u0301", "😀", "👩‍⚕️", "🇳🇱", "𝒳", "漢字", "\u3000", "\u00a0", "\u200b",
    "\u200d", "\ufeff", "\u00ad", "\u202e", "שלום", "مرحبا", "\r\n", "\n", "\n\n", "\r", "\t", "  ",
    " ", " ", " ", ".", ". ", "! ", "? ", ", ", ":", ";", "-", "- ", "1. ", "(", ")", "[", "]", "…",
    "\u0000", "\u0001", "\u000b", "\u000c", "\u0085", "\u2028", "\u2029", "\ufffe", "\ud83d",
    "\ude00", "\ufffd", "é", "ﬁ", "Ⅳ", "½", "µg", "10^9/l", "\u0130", "ß", "Σ"
  };

  private RandomText() {}

  /** Text of up to {@code maxAtoms} pieces, each a word, a blank or a troublesome character. */
  public static String next(Random random, int maxAtoms) {
    int atoms = random.nextInt(maxAtoms + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < atoms; i++) {
      text.append(
          random.nextInt(40) == 0
              ? Character.toString(random.nextInt(0x30000))
              : ATOMS[random.nextInt(ATOMS.length)]);
    }
    return text.toString();
  }
}
