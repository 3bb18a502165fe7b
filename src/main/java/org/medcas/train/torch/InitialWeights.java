package org.medcas.train.torch;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;

/**
 * Where training from nothing begins: small random numbers, except that positions are waves and the
 * heads of the first layers look at their neighbours.
 *
 * <p>With random positions and random heads a small BERT spends thousands of steps on the
 * frequencies of single pieces before it discovers that pieces have neighbours. Here position
 * <i>p</i> is written as sines and cosines of as many evenly spaced frequencies as a head can read,
 * into dimensions of its own (the words begin at zero there); query and key of a head are turned
 * against each other so that their product is large at one distance only. All of it is trained
 * further and keeps the layout of a BERT. After Vaswani et al. 2017 (waves) and Trockman and Kolter
 * 2023 (beginning at what trained attention looks like).
 *
 * <p>Stateless and thread-safe.
 */
final class InitialWeights {

  /** Standard deviation of all that is random, as in BERT. */
  static final double SPREAD = 0.02;

  /** Score of the place that a head looks at; all others have 0. */
  private static final double FOCUS = 6;

  /** Layers whose heads begin at their neighbours. */
  private static final int NEIGHBOUR_LAYERS = 2;

  private final BertConfig config;
  private final int waves;

  InitialWeights(BertConfig config) {
    this.config = config;
    // a quarter of the dimensions at most: the others are the words'
    this.waves = Math.min(config.headSize() / 2, config.hidden() / 8);
  }

  /** What replaces the random numbers of {@code random}, under the same names. */
  static Weights structured(BertConfig config, Weights random) {
    InitialWeights initial = new InitialWeights(config);
    Map<String, FloatTensor> weights = new LinkedHashMap<>();
    weights.put(ParameterShapes.POSITIONS, initial.positions());
    weights.put(
        ParameterShapes.WORDS, initial.words(random.asMap().get(ParameterShapes.WORDS).values()));
    for (int layer = 0; layer < Math.min(NEIGHBOUR_LAYERS, config.layers()); layer++) {
      String attention = ParameterShapes.layer(layer) + "attention.self.";
      weights.put(attention + "query.weight", initial.query(layer));
      weights.put(attention + "key.weight", initial.key());
      String value = attention + "value.weight";
      weights.put(value, random.asMap().get(value));
      for (String part : new String[] {"query.bias", "key.bias", "value.bias"}) {
        weights.put(attention + part, random.asMap().get(attention + part));
      }
    }
    return Weights.of(weights);
  }

  private FloatTensor words(float[] random) {
    float[] values = random.clone();
    for (int row = 0; row < values.length; row += config.hidden()) {
      Arrays.fill(values, row, row + 2 * waves, 0);
    }
    return FloatTensor.of(values, config.vocabularySize(), config.hidden());
  }

  private FloatTensor positions() {
    int hidden = config.hidden();
    float[] values = new float[config.maxPositions() * hidden];
    for (int position = 0; position < config.maxPositions(); position++) {
      for (int wave = 0; wave < waves; wave++) {
        double angle = position * frequency(wave);
        int place = position * hidden + 2 * wave;
        values[place] = (float) (SPREAD * Math.sqrt(2) * Math.sin(angle));
        values[place + 1] = (float) (SPREAD * Math.sqrt(2) * Math.cos(angle));
      }
    }
    return FloatTensor.of(values, config.maxPositions(), hidden);
  }

  /** Evenly spaced, so that the waves of two positions cancel unless the positions are the same. */
  private double frequency(int wave) {
    return Math.PI * (wave + 0.5) / waves;
  }

  private FloatTensor key() {
    return projection(head -> 0);
  }

  private FloatTensor query(int layer) {
    return projection(head -> distance(layer, head));
  }

  /** Reads the position into each head, moved by the head's distance. */
  private FloatTensor projection(IntUnaryOperator distance) {
    int hidden = config.hidden();
    // a normed state holds waves of height sqrt(2): equal positions multiply to 2 * waves
    double gain = Math.sqrt(FOCUS * Math.sqrt(config.headSize()) / (2.0 * waves));
    float[] values = new float[hidden * hidden];
    for (int head = 0; head < config.heads(); head++) {
      for (int wave = 0; wave < waves; wave++) {
        double turn = distance.applyAsInt(head) * frequency(wave);
        int place = (head * config.headSize() + 2 * wave) * hidden + 2 * wave;
        values[place] = (float) (gain * Math.cos(turn));
        values[place + 1] = (float) (gain * Math.sin(turn));
        values[place + hidden] = (float) (-gain * Math.sin(turn));
        values[place + hidden + 1] = (float) (gain * Math.cos(turn));
      }
    }
    return FloatTensor.of(values, hidden, hidden);
  }

  /** -1, 1, -2, 2 and on in the first layer; -1, 1, -3, 3 and on in the second. */
  private static int distance(int layer, int head) {
    int magnitude = 1 + head / 2 + (head < 2 ? 0 : layer);
    return head % 2 == 0 ? -magnitude : magnitude;
  }
}
