package org.medcas.tagging.onnx;

import org.medcas.model.ModelBundle;

/**
 * What makes two requests for a model one: equal keys share one loaded model.
 *
 * @param location place of the bundle, brought into one form per place
 * @param variant which graph of the bundle; empty for the main one
 * @param runtime device and threads
 */
public record ModelKey(String location, String variant, RuntimeOptions runtime) {

  /** Brings the location into one form and takes a missing variant for the main one. */
  public ModelKey {
    location = ModelBundle.canonicalLocation(location);
    variant = variant == null ? "" : variant.trim();
  }
}
