package org.medcas.train.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {

  @Test
  void transposesRowsIntoColumns() {
    FloatTensor matrix = FloatTensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

    assertThat(matrix.transposed()).isEqualTo(FloatTensor.of(new float[] {1, 4, 2, 5, 3, 6}, 3, 2));
  }

  @Test
  void refusesValuesThatDoNotFillTheShape() {
    assertThatThrownBy(() -> FloatTensor.of(new float[5], 2, 3))
        .hasMessage("Tensor of shape [2, 3] must hold 6 values (got 5)");
  }

  @Test
  void keepsTheOrderOfTheParameters() {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    tensors.put("z", FloatTensor.zeros(2));
    tensors.put("a", FloatTensor.zeros(3, 4));

    Weights weights = Weights.of(tensors);

    assertThat(weights.names()).containsExactly("z", "a");
    assertThat(weights.parameterCount()).isEqualTo(14);
  }

  @Test
  void namesTheParameterThatIsMissingOrMisshapen() {
    Weights weights = Weights.of(Map.of("a", FloatTensor.zeros(3)));

    assertThatThrownBy(() -> weights.get("b")).hasMessageContaining("Parameter 'b' is missing");
    assertThatThrownBy(() -> weights.get("a", 4))
        .hasMessage("Parameter 'a' must have shape [4] (got [3])");
  }
}
