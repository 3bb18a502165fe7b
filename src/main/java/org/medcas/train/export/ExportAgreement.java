package org.medcas.train.export;

import com.google.gson.JsonObject;
import java.util.Locale;

/**
 * How well an exported graph gives what the trainer gives.
 *
 * @param maxLogitDifference largest distance between a score of the trainer and of the fp32 graph
 *     in ONNX Runtime, over all pieces of the dev examples
 * @param sameTags dev words that the bundle's graph and the fp32 graph label alike
 * @param words dev words
 */
public record ExportAgreement(double maxLogitDifference, long sameTags, long words) {

  /** What a bundle must reach to be written. */
  record Limits(double logitDifference, double tagShare) {
    static final Limits DEFAULT = new Limits(1e-3, 0.995);
  }

  /** Share of the dev words labelled alike, 0 to 1. */
  public double tagShare() {
    return sameTags / (double) words;
  }

  /** The figures as {@code medcas.json} holds them. */
  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("maxLogitDifferenceFp32", maxLogitDifference);
    json.addProperty("sameTagsAsFp32", tagShare());
    json.addProperty("devWords", words);
    return json;
  }

  /** The figures of a graph that was made of another one, without a trainer. */
  JsonObject toTagJson() {
    JsonObject json = new JsonObject();
    json.addProperty("maxLogitDifference", maxLogitDifference);
    json.addProperty("sameTagsAsFp32", tagShare());
    json.addProperty("words", words);
    return json;
  }

  /**
   * Refuses an export that is not the trained model any more.
   *
   * @throws IllegalStateException naming figure, limit and remedy
   */
  void require(Limits limits) {
    if (!(maxLogitDifference <= limits.logitDifference())) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "The exported fp32 model differs from the trained one by %.2e in a score - expected at"
                  + " most %.0e - no bundle was written; the weights hold extreme values or the"
                  + " model is no plain BERT: train again with a lower learning rate",
              maxLogitDifference,
              limits.logitDifference()));
    }
    requireTags(limits);
  }

  /**
   * Refuses a graph that labels too many words otherwise than the fp32 graph.
   *
   * @throws IllegalStateException naming figure, limit and remedy
   */
  void requireTags(Limits limits) {
    if (!(tagShare() >= limits.tagShare())) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "The int8 model labels only %.2f %% of %d words as the fp32 model does - expected"
                  + " at least %.1f %% - no bundle was written; use %s or %s instead",
              100 * tagShare(),
              words,
              100 * limits.tagShare(),
              Precision.INT8_FLOAT_EMBEDDINGS,
              Precision.FP32));
    }
  }
}
