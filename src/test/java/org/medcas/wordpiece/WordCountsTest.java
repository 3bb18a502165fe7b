package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordCountsTest {

  private final WordCounts cased = new WordCounts(BertNormalizer.cased());

  @Test
  void countsTheRunsThatTheEncoderWillSee() {
    cased.add("Koorts, koorts\u3000CT-scan\u200b!", 1);

    assertThat(cased.counts())
        .isEqualTo(
            Map.of("Koorts", 1L, "koorts", 1L, ",", 1L, "CT", 1L, "-", 1L, "scan", 1L, "!", 1L));
  }

  @Test
  void countsUncasedRunsTogether() {
    WordCounts uncased = new WordCounts(BertNormalizer.uncased());
    uncased.add("Één een EE\u0301N", 1);

    assertThat(uncased.counts()).isEqualTo(Map.of("een", 3L));
  }

  @Test
  void weighsTexts() {
    cased.add("a a b", 0.5);
    cased.add("a", 3);

    assertThat(cased.counts()).isEqualTo(Map.of("a", 4L, "b", 1L));
    assertThat(cased.runs()).isEqualTo(4);
    assertThatIllegalArgumentException().isThrownBy(() -> cased.add("a", 0));
  }

  @Test
  void leavesOutRunsThatTheEncoderGivesUp() {
    cased.add("x".repeat(101) + " " + "x".repeat(100), 1);

    assertThat(cased.counts()).containsOnlyKeys("x".repeat(100));
    assertThat(cased.tooLongRuns()).isOne();
  }
}
