package org.medcas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

class StrictUtf8Test {

  @Test
  void givesBackEveryText() {
    Seeds.forAll(
        500,
        random -> {
          String text = Surrogates.replaceLone(RandomText.next(random, 40));
          assertThat(StrictUtf8.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
        });
  }

  @Test
  void namesThePositionOfAByteThatNoUtf8Has() {
    Seeds.forAll(
        500,
        random -> {
          String text = Surrogates.replaceLone(RandomText.next(random, 40));
          byte[] sound = text.getBytes(StandardCharsets.UTF_8);
          byte[] broken = new byte[sound.length + 2];
          System.arraycopy(sound, 0, broken, 0, sound.length);
          broken[sound.length] = (byte) 0xff;
          broken[sound.length + 1] = 'a';

          assertThat(StrictUtf8.isValid(sound)).isTrue();
          assertThat(StrictUtf8.isValid(broken)).isFalse();
          assertThatExceptionOfType(StrictUtf8.InvalidUtf8Exception.class)
              .isThrownBy(() -> StrictUtf8.decode(broken))
              .matches(e -> e.position() == sound.length)
              .withMessageContaining("at byte " + sound.length);
        });
  }

  @Test
  void refusesACharacterThatIsCutOff() {
    byte[] half = {'a', (byte) 0xc3};

    assertThatExceptionOfType(StrictUtf8.InvalidUtf8Exception.class)
        .isThrownBy(() -> StrictUtf8.decode(half))
        .matches(e -> e.position() == 1);
  }
}
