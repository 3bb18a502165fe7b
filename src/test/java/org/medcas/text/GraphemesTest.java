package org.medcas.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

class GraphemesTest {

  @Test
  void agreesWithTheBreakIterator() {
    Seeds.forAll(
        2000,
        random -> {
          String text = RandomText.next(random, 40);
          BreakIterator slow = BreakIterator.getCharacterInstance(ULocale.ROOT);
          slow.setText(text);
          Graphemes fast = Graphemes.of(text);
          for (int i = 0; i <= text.length(); i++) {
            assertThat(fast.isBoundary(i)).as("offset %d", i).isEqualTo(slow.isBoundary(i));
          }
        });
  }

  @Test
  void agreesForEachPairOfCharactersThatNeverCombine() {
    String plain = "a\r\n\u0000é\u2014\u2019\u20ac\u2122\u2194\u2265\u2764\u00ad";
    for (int i = 0; i < plain.length(); i++) {
      for (int j = 0; j < plain.length(); j++) {
        String pair = "" + plain.charAt(i) + plain.charAt(j);
        BreakIterator slow = BreakIterator.getCharacterInstance(ULocale.ROOT);
        slow.setText(pair);
        assertThat(Graphemes.of(pair).isBoundary(1)).as(pair).isEqualTo(slow.isBoundary(1));
      }
    }
  }

  @Test
  void findsTheNearestBoundaries() {
    Graphemes graphemes = Graphemes.of("ae\u0301\r\nb");
    assertThat(graphemes.floor(2)).isEqualTo(1);
    assertThat(graphemes.ceiling(2)).isEqualTo(3);
    assertThat(graphemes.ceiling(4)).isEqualTo(5);
    assertThat(graphemes.skipWhiteSpace(3, 6)).isEqualTo(5);
    assertThat(graphemes.trimEnd(0, 5)).isEqualTo(3);
  }

  @Test
  void countsABlankWithACombiningMarkAsACharacter() {
    assertThat(Graphemes.of("  \u0301a").skipWhiteSpace(0, 4)).isEqualTo(1);
  }
}
