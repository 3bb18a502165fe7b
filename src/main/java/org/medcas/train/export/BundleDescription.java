package org.medcas.train.export;

import com.google.gson.JsonObject;

/**
 * What a bundle is called and what it says about itself.
 *
 * @param id name of the model, written to every concept it finds
 * @param version version of the model
 * @param language ISO 639 code of the notes it is for
 * @param precision of {@code model.onnx}
 * @param details keys that {@code medcas.json} gets beside these: provenance, scores
 */
public record BundleDescription(
    String id, String version, String language, Precision precision, JsonObject details) {

  /** Copies the details. */
  public BundleDescription {
    details = details.deepCopy();
  }
}
