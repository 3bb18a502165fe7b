package org.medcas.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.medcas.model.BertConfig;

/** libtorch's own optimiser is the twin. */
class AdamWTest {

  private static final BertConfig CONFIG = new BertConfig(1, 8, 2, 16, 8, 12, 2, 1e-12);

  @Test
  void movesDecayedParametersAsLibtorchDoes() {
    compare(true, 0.1, 0);
  }

  @Test
  void movesBiasesWithoutDecay() {
    compare(false, 0, 0);
  }

  @Test
  void clipsTheGradientByItsWholeNorm() {
    compare(false, 0, 0.05);
  }

  private static void compare(boolean decayed, double twinDecay, double clip) {
    ParameterSet parameters = ParameterSet.tokenClassifier(CONFIG, 3, 1);
    Map<String, Tensor> twins = new LinkedHashMap<>();
    TensorVector twinList = new TensorVector();
    parameters
        .asMap()
        .forEach(
            (name, tensor) -> {
              Tensor twin = tensor.detach().clone().requires_grad_(true);
              twins.put(name, twin);
              if (clip > 0 || decays(name) == decayed) {
                twinList.push_back(twin);
              }
            });
    AdamWOptions options = new AdamWOptions(0.01);
    options.weight_decay().put(twinDecay);
    double ownDecay = decayed ? twinDecay : 0;
    try (org.bytedeco.pytorch.AdamW twin = new org.bytedeco.pytorch.AdamW(twinList, options);
        AdamW own = new AdamW(parameters, ownDecay, clip, name -> 1)) {
      for (int step = 0; step < 5; step++) {
        torch.manual_seed(step);
        twins.forEach((name, tensor) -> giveSameGradient(parameters.get(name), tensor));
        if (clip > 0) {
          double norm = torch.clip_grad_norm_(twinList, clip);
          assertThat(own.step(0.01)).isCloseTo(norm, within(1e-3 * norm));
        } else {
          own.step(0.01);
        }
        twin.step();
      }
    }
    twins.forEach(
        (name, tensor) -> {
          if (decays(name) == decayed) {
            assertThat(Tensors.floats(parameters.get(name)))
                .as(name)
                .containsExactly(Tensors.floats(tensor), within(2e-6f));
          }
        });
  }

  private static boolean decays(String name) {
    return !name.endsWith("bias") && !name.endsWith("LayerNorm.weight");
  }

  private static void giveSameGradient(Tensor one, Tensor other) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradient = new NoGradGuard()) {
      Tensor gradient = torch.randn_like(one);
      one.mutable_grad().put(gradient.clone());
      other.mutable_grad().put(gradient.clone());
    }
  }
}
