package org.medcas.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medcas.model.BertConfig;

/**
 * Compares the gradient of each parameter with finite differences of the loss, along the gradient
 * itself and along a random direction.
 */
class GradientTest {

  private static final BertConfig CONFIG = new BertConfig(2, 16, 2, 32, 8, 24, 2, 1e-12);
  private static final double STEP = 5e-3;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void agreesWithFiniteDifferencesOfTheMaskedWordLoss(int threads) {
    MaskedBatch batch =
        new MaskedBatch(
            batch(), new long[] {1, 4, 6, 9, 13, 18, 22}, new long[] {3, 7, 2, 20, 11, 5, 5});
    check(
        ParameterSet.maskedLanguageModel(CONFIG, 5),
        threads,
        (begin, end, set, dropout) -> {
          MaskedBatch part = batch.part(begin, end);
          Tensor states = new BertEncoder(CONFIG, set, dropout).encode(part.pieces());
          return Heads.crossEntropySum(
              Heads.maskedLogits(states, part.places(), CONFIG, set), part.targets());
        });
  }

  @Test
  void agreesWithFiniteDifferencesOfTheLabelLoss() {
    long[] targets = new Random(4).longs(24, 0, 5).toArray();
    targets[3] = Heads.IGNORED;
    check(
        ParameterSet.tokenClassifier(CONFIG, 5, 5),
        1,
        (begin, end, set, dropout) -> {
          Tensor states = new BertEncoder(CONFIG, set, dropout).encode(batch().part(begin, end));
          return Heads.crossEntropySum(
              Heads.labelLogits(states, set, dropout),
              Arrays.copyOfRange(targets, begin * 8, end * 8));
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void agreesWithFiniteDifferencesOfTheLossOfTagSets(int threads) {
    AllowedTags allowed = new AllowedTags(5, List.of(List.of(0, 3, 4), List.of(0, 1), List.of(2)));
    long[] targets = new Random(4).longs(24, 0, 8).toArray();
    targets[3] = Heads.IGNORED;
    check(
        ParameterSet.tokenClassifier(CONFIG, 5, 5),
        threads,
        (begin, end, set, dropout) -> {
          Tensor states = new BertEncoder(CONFIG, set, dropout).encode(batch().part(begin, end));
          return Heads.labelLossSum(
              Heads.labelLogits(states, set, dropout),
              Arrays.copyOfRange(targets, begin * 8, end * 8),
              allowed);
        });
  }

  private static PieceBatch batch() {
    return new PieceBatch(new Random(3).longs(24, 1, 24).toArray(), 3, 8, new int[] {8, 5, 7});
  }

  private static void check(ParameterSet parameters, int threads, Trainee.Loss loss) {
    enlarge(parameters);
    TrainingSetup setup =
        new TrainingSetup(Precision.FP32, threads, 1, 0, new TrainingSetup.Regularisation(0.01, 1));
    try (Trainee trainee = new Trainee(CONFIG, parameters, setup, name -> 1)) {
      trainee.accumulate(batch(), loss);
      for (String name : parameters.names()) {
        try (PointerScope scope = new PointerScope();
            NoGradGuard noGradient = new NoGradGuard()) {
          Tensor gradient = parameters.get(name).grad();
          Tensor random = torch.randn_like(gradient);
          compare(trainee, loss, name, gradient.div(gradient.norm()), gradient);
          compare(trainee, loss, name, random.div(random.norm()), gradient);
        }
      }
    }
  }

  /** Weights as small as at the start would drown the differences in rounding. */
  private static void enlarge(ParameterSet parameters) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradient = new NoGradGuard()) {
      parameters
          .asMap()
          .values()
          .forEach(tensor -> tensor.add_(torch.randn_like(tensor).mul_(Tensors.scalar(0.3))));
    }
  }

  private static void compare(
      Trainee trainee, Trainee.Loss loss, String name, Tensor direction, Tensor gradient) {
    double expected = gradient.mul(direction).sum().item_double();
    Tensor parameter = trainee.parameters().get(name);
    Tensor before = parameter.clone();
    parameter.add_(direction, Tensors.scalar(STEP));
    double above = value(trainee, loss);
    parameter.copy_(before).sub_(direction, Tensors.scalar(STEP));
    double below = value(trainee, loss);
    parameter.copy_(before);
    assertThat((above - below) / (2 * STEP))
        .as("derivative of %s", name)
        .isCloseTo(expected, within(0.02 + 0.01 * Math.abs(expected)));
  }

  private static double value(Trainee trainee, Trainee.Loss loss) {
    return loss.of(0, 3, trainee.parameters(), Dropout.NONE).item_double();
  }
}
