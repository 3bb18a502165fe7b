package org.medcas.text;

/**
 * The one meaning of white space in this library: what Java or Unicode call white space, the
 * no-break spaces included.
 *
 * <p>Zero-width characters (U+200B, U+FEFF) and control characters other than the line and tab
 * controls are not white space. All characters concerned lie in the basic plane, so one UTF-16 unit
 * decides. Stateless.
 */
public final class WhiteSpace {

  private WhiteSpace() {}

  /** Whether this UTF-16 unit is white space. */
  public static boolean is(char unit) {
    if (unit < 0x80) {
      return unit == ' ' || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f);
    }
    return unit == 0x85 || Character.isWhitespace(unit) || Character.isSpaceChar(unit);
  }

  /** Whether this UTF-16 unit ends a line: LF, VT, FF, CR, NEL, LS or PS. */
  public static boolean isLineEnd(char unit) {
    return (unit >= 0x0a && unit <= 0x0d) || unit == 0x85 || unit == 0x2028 || unit == 0x2029;
  }
}
