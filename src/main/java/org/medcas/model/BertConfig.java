package org.medcas.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * Size of a BERT encoder, as a Hugging Face {@code config.json} states it. Immutable.
 *
 * @param layers number of transformer layers ({@code num_hidden_layers})
 * @param hidden width of a layer, a multiple of {@code heads} ({@code hidden_size})
 * @param heads attention heads per layer ({@code num_attention_heads})
 * @param intermediate width between the two dense layers ({@code intermediate_size})
 * @param maxPositions longest window in pieces, special pieces included ({@code
 *     max_position_embeddings})
 * @param vocabularySize rows of the word embedding ({@code vocab_size})
 * @param typeVocabularySize rows of the token type embedding ({@code type_vocab_size})
 * @param layerNormEpsilon added to the variance in layer normalisation ({@code layer_norm_eps})
 */
public record BertConfig(
    int layers,
    int hidden,
    int heads,
    int intermediate,
    int maxPositions,
    int vocabularySize,
    int typeVocabularySize,
    double layerNormEpsilon) {

  /** The epsilon of BERT as published. */
  public static final double DEFAULT_LAYER_NORM_EPSILON = 1e-12;

  /** Refuses sizes that no BERT can have. */
  public BertConfig {
    requirePositive("num_hidden_layers", layers);
    requirePositive("hidden_size", hidden);
    requirePositive("num_attention_heads", heads);
    requirePositive("intermediate_size", intermediate);
    requirePositive("max_position_embeddings", maxPositions);
    requirePositive("vocab_size", vocabularySize);
    requirePositive("type_vocab_size", typeVocabularySize);
    if (hidden % heads != 0) {
      throw new IllegalArgumentException(
          "hidden_size must be a multiple of num_attention_heads (got "
              + hidden
              + " and "
              + heads
              + ")");
    }
  }

  /**
   * Reads the sizes from a parsed {@code config.json}.
   *
   * @throws IllegalArgumentException if a size is missing or no number; if the model is no plain
   *     BERT (another {@code model_type}, another activation than {@code gelu}, relative positions)
   */
  public static BertConfig fromJson(JsonObject config) {
    requireValue(config, "model_type", "bert");
    requireValue(config, "hidden_act", "gelu");
    requireValue(config, "position_embedding_type", "absolute");
    return new BertConfig(
        integer(config, "num_hidden_layers"),
        integer(config, "hidden_size"),
        integer(config, "num_attention_heads"),
        integer(config, "intermediate_size"),
        integer(config, "max_position_embeddings"),
        integer(config, "vocab_size"),
        config.has("type_vocab_size") ? integer(config, "type_vocab_size") : 2,
        config.has("layer_norm_eps")
            ? config.get("layer_norm_eps").getAsDouble()
            : DEFAULT_LAYER_NORM_EPSILON);
  }

  /**
   * Writes a {@code config.json} that Hugging Face transformers reads as a BERT.
   *
   * @param labels label of each output in order; empty for an encoder without classifier
   */
  public JsonObject toJson(List<String> labels) {
    JsonArray architectures = new JsonArray();
    architectures.add(labels.isEmpty() ? "BertForMaskedLM" : "BertForTokenClassification");
    JsonObject config = new JsonObject();
    config.add("architectures", architectures);
    config.addProperty("model_type", "bert");
    config.addProperty("attention_probs_dropout_prob", 0.1);
    config.addProperty("hidden_act", "gelu");
    config.addProperty("hidden_dropout_prob", 0.1);
    config.addProperty("hidden_size", hidden);
    config.addProperty("initializer_range", 0.02);
    config.addProperty("intermediate_size", intermediate);
    config.addProperty("layer_norm_eps", layerNormEpsilon);
    config.addProperty("max_position_embeddings", maxPositions);
    config.addProperty("num_attention_heads", heads);
    config.addProperty("num_hidden_layers", layers);
    config.addProperty("pad_token_id", 0);
    config.addProperty("position_embedding_type", "absolute");
    config.addProperty("type_vocab_size", typeVocabularySize);
    config.addProperty("vocab_size", vocabularySize);
    if (!labels.isEmpty()) {
      LabelMap.write(labels, config);
    }
    return config;
  }

  /** Width of one attention head. */
  public int headSize() {
    return hidden / heads;
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1 (got " + value + ")");
    }
  }

  private static void requireValue(JsonObject config, String key, String expected) {
    JsonElement value = config.get(key);
    if (value != null && !value.isJsonNull() && !value.getAsString().equals(expected)) {
      throw new IllegalArgumentException(
          "config.json: "
              + key
              + " must be '"
              + expected
              + "' for a BERT encoder (got '"
              + value.getAsString()
              + "')");
    }
  }

  private static int integer(JsonObject config, String key) {
    JsonElement value = config.get(key);
    if (value == null || !value.isJsonPrimitive()) {
      throw new IllegalArgumentException("config.json: the number " + key + " is missing");
    }
    try {
      return value.getAsInt();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "config.json: " + key + " must be a whole number (got " + value + ")", e);
    }
  }
}
