package org.medcas.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {

  @Test
  void risesToThePeakAndFallsToNothing() {
    LearningRate rate = new LearningRate(1e-3, 0.1, 1000);

    assertThat(rate.at(0)).isCloseTo(1e-5, within(1e-9));
    assertThat(rate.at(99)).isCloseTo(1e-3, within(1e-9));
    assertThat(rate.at(550)).isCloseTo(0.5e-3, within(1e-9));
    assertThat(rate.at(999)).isBetween(1e-9, 2e-6);
    assertThat(rate.at(1000)).isZero();
  }

  @Test
  void knowsRunsOfOneStepAndWithoutWarmup() {
    assertThat(new LearningRate(1e-3, 0, 1).at(0)).isEqualTo(1e-3);
    assertThat(new LearningRate(1e-3, 0, 100).at(0)).isEqualTo(1e-3);
  }
}
