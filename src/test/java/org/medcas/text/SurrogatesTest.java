package org.medcas.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

class SurrogatesTest {

  @Test
  void whatIsReplacedKeepsItsLengthAndFitsIntoUtf8() {
    Seeds.forAll(
        500,
        random -> {
          String text = RandomText.next(random, 40);
          String replaced = Surrogates.replaceLone(text);
          assertThat(replaced).hasSameSizeAs(text);
          assertThat(Surrogates.hasLone(replaced)).isFalse();
          assertThat(new String(replaced.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
              .isEqualTo(replaced);
        });
  }

  @Test
  void wholePairsStay() {
    assertThat(Surrogates.replaceLone("😀 \ud83d x \ude00")).isEqualTo("😀 \ufffd x \ufffd");
  }
}
