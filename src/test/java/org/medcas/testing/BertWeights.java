package org.medcas.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;

/** Weights of a BERT token classifier made by a test, with every shape right. */
public final class BertWeights {

  private BertWeights() {}

  /** Small random numbers in every matrix and bias; layer normalisation near the identity. */
  public static Weights random(BertConfig config, int labels, Random random) {
    Map<String, FloatTensor> tensors = zeros(config, labels);
    tensors.forEach(
        (name, tensor) -> {
          for (int i = 0; i < tensor.values().length; i++) {
            float base = name.endsWith("LayerNorm.weight") ? 1f : 0f;
            tensor.values()[i] = base + 0.3f * (float) random.nextGaussian();
          }
        });
    return Weights.of(tensors);
  }

  /** Every parameter, all zero; layer normalisation gains are zero too. */
  public static Map<String, FloatTensor> zeros(BertConfig config, int labels) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    int hidden = config.hidden();
    String embeddings = "bert.embeddings.";
    tensors.put(
        embeddings + "word_embeddings.weight", FloatTensor.zeros(config.vocabularySize(), hidden));
    tensors.put(
        embeddings + "position_embeddings.weight",
        FloatTensor.zeros(config.maxPositions(), hidden));
    tensors.put(
        embeddings + "token_type_embeddings.weight",
        FloatTensor.zeros(config.typeVocabularySize(), hidden));
    layerNorm(tensors, embeddings + "LayerNorm", hidden);
    for (int layer = 0; layer < config.layers(); layer++) {
      String key = "bert.encoder.layer." + layer + ".";
      linear(tensors, key + "attention.self.query", hidden, hidden);
      linear(tensors, key + "attention.self.key", hidden, hidden);
      linear(tensors, key + "attention.self.value", hidden, hidden);
      linear(tensors, key + "attention.output.dense", hidden, hidden);
      layerNorm(tensors, key + "attention.output.LayerNorm", hidden);
      linear(tensors, key + "intermediate.dense", config.intermediate(), hidden);
      linear(tensors, key + "output.dense", hidden, config.intermediate());
      layerNorm(tensors, key + "output.LayerNorm", hidden);
    }
    linear(tensors, "classifier", labels, hidden);
    return tensors;
  }

  private static void linear(Map<String, FloatTensor> tensors, String key, int out, int in) {
    tensors.put(key + ".weight", FloatTensor.zeros(out, in));
    tensors.put(key + ".bias", FloatTensor.zeros(out));
  }

  private static void layerNorm(Map<String, FloatTensor> tensors, String key, int size) {
    tensors.put(key + ".weight", FloatTensor.zeros(size));
    tensors.put(key + ".bias", FloatTensor.zeros(size));
  }
}
