package org.medcas.train.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;

class InitialWeightsTest {

  private static final BertConfig CONFIG = new BertConfig(3, 64, 4, 128, 24, 50, 2, 1e-12);
  private static final int HEAD = CONFIG.headSize();

  private final Weights weights;

  InitialWeightsTest() {
    try (ParameterSet set = ParameterSet.maskedLanguageModel(CONFIG, 7)) {
      weights = set.toWeights();
    }
  }

  @Test
  void eachHeadOfTheFirstLayerLooksAtOneNeighbour() {
    int[] distances = {-1, 1, -2, 2};

    for (int head = 0; head < distances.length; head++) {
      for (int position = 2; position < CONFIG.maxPositions() - 2; position++) {
        assertThat(mostAttended(0, head, position)).isEqualTo(position + distances[head]);
      }
    }
  }

  @Test
  void theSecondLayerLooksFurther() {
    assertThat(mostAttended(1, 2, 10)).isEqualTo(7);
    assertThat(mostAttended(1, 3, 10)).isEqualTo(13);
  }

  @Test
  void noOtherPlaceDrawsAttention() {
    // the 8 waves of a head cancel over 16 places and come back with the other sign after these
    for (int other = 0; other < 16; other++) {
      double expected = other == 11 ? 6 : 0;
      assertThat(score(0, 1, 10, other)).isCloseTo(expected, within(1e-3));
    }
  }

  @Test
  void wordsBeginAtZeroWhereThePositionIs() {
    FloatTensor words = weights.asMap().get(ParameterShapes.WORDS);

    assertThat(words.values()[0]).isZero();
    assertThat(words.values()[CONFIG.hidden() - 1]).isNotZero();
  }

  private int mostAttended(int layer, int head, int position) {
    int best = 0;
    for (int other = 1; other < CONFIG.maxPositions(); other++) {
      if (score(layer, head, position, other) > score(layer, head, position, best)) {
        best = other;
      }
    }
    return best;
  }

  /** Score of a head between two positions, of states that hold nothing but the position. */
  private double score(int layer, int head, int from, int to) {
    String attention = ParameterShapes.layer(layer) + "attention.self.";
    double[] query = project(attention + "query.weight", head, from);
    double[] key = project(attention + "key.weight", head, to);
    double sum = 0;
    for (int i = 0; i < HEAD; i++) {
      sum += query[i] * key[i];
    }
    return sum / Math.sqrt(HEAD);
  }

  private double[] project(String name, int head, int position) {
    float[] matrix = weights.asMap().get(name).values();
    float[] positions = weights.asMap().get(ParameterShapes.POSITIONS).values();
    int hidden = CONFIG.hidden();
    double[] result = new double[HEAD];
    for (int row = 0; row < HEAD; row++) {
      for (int i = 0; i < hidden; i++) {
        // the norm brings every dimension to a spread of one
        double state = positions[position * hidden + i] / InitialWeights.SPREAD;
        result[row] += matrix[(head * HEAD + row) * hidden + i] * state;
      }
    }
    return result;
  }
}
