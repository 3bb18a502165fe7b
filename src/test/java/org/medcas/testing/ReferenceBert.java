package org.medcas.testing;

import org.medcas.model.BertConfig;
import org.medcas.train.weights.Weights;

/**
 * BERT token classifier in plain loops and doubles: slow, and easy to check against the paper. The
 * oracle of the export and of the trainer.
 */
public final class ReferenceBert {

  private final BertConfig config;
  private final Weights weights;

  /** An oracle over {@code weights}. */
  public ReferenceBert(BertConfig config, Weights weights) {
    this.config = config;
    this.weights = weights;
  }

  /** Logits of one sentence without padding: one row per piece. */
  public double[][] logits(int[] ids) {
    return linear(encode(ids), "classifier");
  }

  /** The last layer's state: one row per piece. */
  public double[][] encode(int[] ids) {
    double[][] state = new double[ids.length][];
    for (int i = 0; i < ids.length; i++) {
      state[i] =
          add(
              add(
                  row("bert.embeddings.word_embeddings.weight", ids[i]),
                  row("bert.embeddings.position_embeddings.weight", i)),
              row("bert.embeddings.token_type_embeddings.weight", 0));
    }
    state = layerNorm(state, "bert.embeddings.LayerNorm");
    for (int layer = 0; layer < config.layers(); layer++) {
      state = layer(state, "bert.encoder.layer." + layer + ".");
    }
    return state;
  }

  private double[][] layer(double[][] input, String key) {
    double[][] context = attention(input, key + "attention.self.");
    double[][] projected = linear(context, key + "attention.output.dense");
    double[][] middle = layerNorm(add(projected, input), key + "attention.output.LayerNorm");
    double[][] wide = linear(middle, key + "intermediate.dense");
    for (double[] row : wide) {
      for (int i = 0; i < row.length; i++) {
        row[i] = gelu(row[i]);
      }
    }
    return layerNorm(add(linear(wide, key + "output.dense"), middle), key + "output.LayerNorm");
  }

  private double[][] attention(double[][] input, String key) {
    double[][] query = linear(input, key + "query");
    double[][] keys = linear(input, key + "key");
    double[][] values = linear(input, key + "value");
    int length = input.length;
    int size = config.headSize();
    double[][] context = new double[length][config.hidden()];
    for (int head = 0; head < config.heads(); head++) {
      for (int i = 0; i < length; i++) {
        double[] scores = new double[length];
        for (int j = 0; j < length; j++) {
          for (int k = head * size; k < (head + 1) * size; k++) {
            scores[j] += query[i][k] * keys[j][k];
          }
          scores[j] /= Math.sqrt(size);
        }
        double[] attention = softmax(scores);
        for (int j = 0; j < length; j++) {
          for (int k = head * size; k < (head + 1) * size; k++) {
            context[i][k] += attention[j] * values[j][k];
          }
        }
      }
    }
    return context;
  }

  /** Softmax of one row. */
  public static double[] softmax(double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    double[] result = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      result[i] = Math.exp(scores[i] - largest);
      sum += result[i];
    }
    for (int i = 0; i < scores.length; i++) {
      result[i] /= sum;
    }
    return result;
  }

  private static double gelu(double x) {
    return 0.5 * x * (1 + erf(x / Math.sqrt(2)));
  }

  /** The series of the error function; exact to 1e-9 for the small arguments of a tiny model. */
  private static double erf(double x) {
    if (Math.abs(x) > 5) {
      return Math.signum(x);
    }
    double term = x;
    double sum = x;
    for (int n = 1; n < 200; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }

  private double[][] linear(double[][] input, String key) {
    float[] matrix = weights.get(key + ".weight").values();
    float[] bias = weights.get(key + ".bias").values();
    double[][] output = new double[input.length][bias.length];
    for (int i = 0; i < input.length; i++) {
      for (int o = 0; o < bias.length; o++) {
        double sum = bias[o];
        for (int k = 0; k < input[i].length; k++) {
          sum += input[i][k] * matrix[o * input[i].length + k];
        }
        output[i][o] = sum;
      }
    }
    return output;
  }

  private double[][] layerNorm(double[][] input, String key) {
    float[] gain = weights.get(key + ".weight").values();
    float[] bias = weights.get(key + ".bias").values();
    double[][] output = new double[input.length][gain.length];
    for (int i = 0; i < input.length; i++) {
      double mean = 0;
      for (double value : input[i]) {
        mean += value / gain.length;
      }
      double variance = 0;
      for (double value : input[i]) {
        variance += (value - mean) * (value - mean) / gain.length;
      }
      for (int k = 0; k < gain.length; k++) {
        output[i][k] =
            (input[i][k] - mean) / Math.sqrt(variance + config.layerNormEpsilon()) * gain[k]
                + bias[k];
      }
    }
    return output;
  }

  private double[] row(String key, int row) {
    int columns = config.hidden();
    float[] table = weights.get(key).values();
    double[] result = new double[columns];
    for (int i = 0; i < columns; i++) {
      result[i] = table[row * columns + i];
    }
    return result;
  }

  private static double[][] add(double[][] left, double[][] right) {
    double[][] sum = new double[left.length][];
    for (int i = 0; i < left.length; i++) {
      sum[i] = add(left[i], right[i]);
    }
    return sum;
  }

  private static double[] add(double[] left, double[] right) {
    double[] sum = new double[left.length];
    for (int i = 0; i < left.length; i++) {
      sum[i] = left[i] + right[i];
    }
    return sum;
  }
}
