package org.medcas.tokenization;

import java.util.Set;

/** Units of measure that are cut off the number they are written to. Stateless. */
final class Units {

  private static final Set<String> KNOWN =
      Set.of(
          ("mg g gr kg µg μg ug mcg ng pg ml mL cl dl dL l L µl μl mmol µmol μmol umol nmol pmol mol"
                  + " mm cm dm m km mm2 cm2 m2 mm3 cm3 m3 mm² cm² m² mm³ cm³ mmHg mmhg cmH2O kPa kpa"
                  + " IE ie IU iu EH E U mU kU MU kcal kJ Hz MHz kHz Gy cGy mSv mV kV mA bpm ppm meq mEq"
                  + " mosm mOsm ms sec min uur gtt tabl tab amp")
              .split(" "));

  private static final int LONGEST = 6;

  private Units() {}

  /**
   * Where the unit begins in a number with a unit written to it, or {@code end} where the word is
   * anything else.
   */
  static int begin(String text, int begin, int end) {
    int at = begin;
    while (at < end && isNumeric(text.charAt(at))) {
      at++;
    }
    if (at == begin || at == end || !isDigit(text.charAt(at - 1))) {
      return end;
    }
    int unitEnd = at;
    while (unitEnd < end && text.charAt(unitEnd) != '/' && unitEnd - at <= LONGEST) {
      unitEnd++;
    }
    return KNOWN.contains(text.substring(at, unitEnd)) ? at : end;
  }

  private static boolean isNumeric(char c) {
    return isDigit(c) || c == '.' || c == ',' || c == '/' || c == '-' || c == '+' || c == '–';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
