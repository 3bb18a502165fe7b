package org.medcas.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TagSetLossTest {

  private static final double LOG_2 = Math.log(2);

  /** Scores whose probabilities are 1/2, 1/4, 1/8, 1/8. */
  private static final float[] HALVES = {
    (float) (3 * LOG_2), (float) (2 * LOG_2), (float) LOG_2, (float) LOG_2
  };

  private final AllowedTags allowed =
      new AllowedTags(4, List.of(List.of(0, 1), List.of(2, 3), List.of(1), List.of(0, 1, 2, 3)));

  @Test
  void isTheLogarithmOfTheProbabilityOfTheSet() {
    assertThat(loss(allowed.target(0))).isCloseTo(Math.log(4.0 / 3), within(1e-6));
    assertThat(loss(allowed.target(1))).isCloseTo(2 * LOG_2, within(1e-6));
    assertThat(loss(allowed.target(3))).isCloseTo(0, within(1e-6));
  }

  @Test
  void isTheCrossEntropyWhereOneTagIsLeft() {
    assertThat(loss(allowed.target(2))).isCloseTo(2 * LOG_2, within(1e-6));
    assertThat(loss(1)).isCloseTo(2 * LOG_2, within(1e-6));
  }

  @Test
  void addsUpTagsSetsAndNothingForWhatIsIgnored() {
    assertThat(loss(0, allowed.target(1), Heads.IGNORED, 3))
        .isCloseTo(LOG_2 + 2 * LOG_2 + 3 * LOG_2, within(1e-5));
    assertThat(loss(Heads.IGNORED, allowed.target(0))).isCloseTo(Math.log(4.0 / 3), within(1e-6));
  }

  @Test
  void pushesDownWhatIsNotAllowedOnly() {
    try (PointerScope scope = new PointerScope()) {
      Tensor logits = Tensors.of(HALVES, 1, 4);
      logits.requires_grad_(true);
      Heads.labelLossSum(logits, new long[] {allowed.target(0)}, allowed).backward();

      // p - p / (p(0) + p(1)) where allowed, p elsewhere
      float[] gradient = Tensors.floats(logits.grad());
      assertThat(gradient[0]).isCloseTo((float) (1 / 2.0 - 2 / 3.0), within(1e-6f));
      assertThat(gradient[1]).isCloseTo((float) (1 / 4.0 - 1 / 3.0), within(1e-6f));
      assertThat(gradient[2]).isCloseTo(1 / 8f, within(1e-6f));
      assertThat(gradient[3]).isCloseTo(1 / 8f, within(1e-6f));
    }
  }

  @Test
  void refusesAnEmptySetAndAForeignTag() {
    assertThatThrownBy(() -> new AllowedTags(4, List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one of the tags 0 to 3");
    assertThatThrownBy(() -> new AllowedTags(4, List.of(List.of(4))))
        .hasMessageContaining("(got [4])");
  }

  private double loss(long... targets) {
    float[] scores = new float[4 * targets.length];
    for (int row = 0; row < targets.length; row++) {
      System.arraycopy(HALVES, 0, scores, 4 * row, 4);
    }
    try (PointerScope scope = new PointerScope()) {
      Tensor logits = Tensors.of(scores, 1, targets.length, 4);
      return Heads.labelLossSum(logits, targets, allowed).item_double();
    }
  }
}
