package org.medcas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StrictUtf8Test {

  private static final String[] TROUBLE = {
    "\ud83d\ude00",
    "e\u0301",
    "\r\n",
    "\u00a0",
    "\u05d0",
    "\u0000",
    "\u001b",
    "\ufeff",
    "\ufffd",
    "a"
  };

  @RepeatedTest(200)
  void givesBackEveryText(RepetitionInfo seed) throws Exception {
    String text = text(new Random(seed.getCurrentRepetition()));

    assertThat(StrictUtf8.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @RepeatedTest(200)
  void namesThePositionOfAByteThatNoUtf8Has(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    byte[] sound = text(random).getBytes(StandardCharsets.UTF_8);
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
  }

  @Test
  void refusesACharacterThatIsCutOff() {
    byte[] half = {'a', (byte) 0xc3};

    assertThatExceptionOfType(StrictUtf8.InvalidUtf8Exception.class)
        .isThrownBy(() -> StrictUtf8.decode(half))
        .matches(e -> e.position() == 1);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int part = random.nextInt(40); part > 0; part--) {
      text.append(TROUBLE[random.nextInt(TROUBLE.length)]);
    }
    return text.toString();
  }
}
