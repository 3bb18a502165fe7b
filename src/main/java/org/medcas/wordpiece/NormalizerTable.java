package org.medcas.wordpiece;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@link BertNormalizer} spelt out for each UTF-16 unit, so that ordinary words need one look-up
 * per character.
 *
 * <p>The table is made by asking the plain form about each character alone. Where that is not
 * enough – surrogates, characters that become several, marks that canonical ordering may move – the
 * whole text takes the plain form. Immutable and thread-safe; one table per set of options.
 */
final class NormalizerTable {

  /** Becomes one unit, of the inner of a word. */
  private static final byte MAPPED = 0;

  /** Becomes one unit, white space or punctuation. */
  private static final byte BREAK = 1;

  private static final byte DROPPED = 2;
  private static final byte SPREAD = 3;
  private static final byte RARE = 4;

  private static final Map<BertNormalizer, NormalizerTable> TABLES = new ConcurrentHashMap<>();

  private final BertNormalizer normalizer;
  private final byte[] kinds = new byte[Character.MAX_VALUE + 1];
  private final char[] mapped = new char[Character.MAX_VALUE + 1];

  private NormalizerTable(BertNormalizer normalizer) {
    this.normalizer = normalizer;
    for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
      classify((char) unit);
    }
  }

  static NormalizerTable of(BertNormalizer normalizer) {
    return TABLES.computeIfAbsent(normalizer, NormalizerTable::new);
  }

  private void classify(char unit) {
    if (Character.isSurrogate(unit)
        || (normalizer.stripAccents() && isLeftAsMovableMark(Character.toString(unit)))) {
      kinds[unit] = RARE;
      return;
    }
    String alone = normalizer.normalize(Character.toString(unit));
    if (alone.isEmpty()) {
      kinds[unit] = DROPPED;
    } else if (alone.length() == 1) {
      mapped[unit] = alone.charAt(0);
      kinds[unit] = BertPreTokenizer.isInsideWord(mapped[unit]) ? MAPPED : BREAK;
    } else if (alone.length() == 3 && alone.charAt(0) == ' ' && alone.charAt(2) == ' ') {
      kinds[unit] = SPREAD;
      mapped[unit] = alone.charAt(1);
    } else {
      kinds[unit] = RARE;
    }
  }

  private boolean isLeftAsMovableMark(String unit) {
    return normalizer.normalize(unit).codePoints().anyMatch(BertCharacters::isReordered);
  }

  /**
   * Writes the normalised {@code text[begin, end)} into {@code buffer}.
   *
   * @return whether the result is known to be one run, without white space or punctuation
   */
  boolean normalize(String text, int begin, int end, PieceBuffer buffer) {
    char[] chars = buffer.reserveChars(3 * (end - begin));
    int length = 0;
    boolean isOneRun = true;
    for (int i = begin; i < end; i++) {
      char unit = text.charAt(i);
      byte kind = kinds[unit];
      if (kind == MAPPED) {
        chars[length++] = mapped[unit];
      } else if (kind == RARE) {
        buffer.setChars(normalizer.normalize(text.substring(begin, end)));
        return false;
      } else if (kind != DROPPED) {
        isOneRun = false;
        length = putBroken(kind, mapped[unit], chars, length);
      }
    }
    buffer.setLength(length);
    return isOneRun;
  }

  private static int putBroken(byte kind, char unit, char[] chars, int length) {
    int at = length;
    if (kind == SPREAD) {
      chars[at++] = ' ';
    }
    chars[at++] = unit;
    if (kind == SPREAD) {
      chars[at++] = ' ';
    }
    return at;
  }
}
