package org.medcas.train.torch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.medcas.model.BertConfig;

/**
 * Names and shapes of the parameters of a BERT, as Hugging Face names them, with one exception: the
 * projections of query, key and value are one matrix under {@code attention.self.qkv}, because one
 * product of three times the width is faster than three. {@link ParameterSet} splits them when
 * weights leave it.
 */
final class ParameterShapes {

  static final String WORDS = "bert.embeddings.word_embeddings.weight";
  static final String POSITIONS = "bert.embeddings.position_embeddings.weight";
  static final String TYPES = "bert.embeddings.token_type_embeddings.weight";
  static final String EMBEDDING_NORM = "bert.embeddings.LayerNorm";
  static final String FUSED = "attention.self.qkv";
  static final String MLM_DENSE = "cls.predictions.transform.dense";
  static final String MLM_NORM = "cls.predictions.transform.LayerNorm";
  static final String MLM_BIAS = "cls.predictions.bias";
  static final String CLASSIFIER = "classifier";

  private final Map<String, int[]> shapes = new LinkedHashMap<>();
  private final BertConfig config;

  private ParameterShapes(BertConfig config) {
    this.config = config;
    int hidden = config.hidden();
    shapes.put(WORDS, new int[] {config.vocabularySize(), hidden});
    shapes.put(POSITIONS, new int[] {config.maxPositions(), hidden});
    shapes.put(TYPES, new int[] {config.typeVocabularySize(), hidden});
    norm(EMBEDDING_NORM);
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = layer(layer);
      linear(prefix + FUSED, 3 * hidden, hidden);
      linear(prefix + "attention.output.dense", hidden, hidden);
      norm(prefix + "attention.output.LayerNorm");
      linear(prefix + "intermediate.dense", config.intermediate(), hidden);
      linear(prefix + "output.dense", hidden, config.intermediate());
      norm(prefix + "output.LayerNorm");
    }
  }

  /** Encoder and masked-LM head; the decoder is the word embedding (tied). */
  static Map<String, int[]> maskedLanguageModel(BertConfig config) {
    ParameterShapes shapes = new ParameterShapes(config);
    shapes.linear(MLM_DENSE, config.hidden(), config.hidden());
    shapes.norm(MLM_NORM);
    shapes.shapes.put(MLM_BIAS, new int[] {config.vocabularySize()});
    return Collections.unmodifiableMap(shapes.shapes);
  }

  /** Encoder and one linear layer over each piece. */
  static Map<String, int[]> tokenClassifier(BertConfig config, int labels) {
    ParameterShapes shapes = new ParameterShapes(config);
    shapes.linear(CLASSIFIER, labels, config.hidden());
    return Collections.unmodifiableMap(shapes.shapes);
  }

  static String layer(int layer) {
    return "bert.encoder.layer." + layer + ".";
  }

  private void linear(String name, int out, int in) {
    shapes.put(name + ".weight", new int[] {out, in});
    shapes.put(name + ".bias", new int[] {out});
  }

  private void norm(String name) {
    shapes.put(name + ".weight", new int[] {config.hidden()});
    shapes.put(name + ".bias", new int[] {config.hidden()});
  }
}
