package org.medcas.train.export;

/**
 * What a bundle is called and what it says about itself.
 *
 * @param id name of the model, written to every concept it finds
 * @param version version of the model
 * @param language ISO 639 code of the notes it is for
 * @param precision of {@code model.onnx}
 * @param details what else it says
 */
public record BundleDescription(
    String id, String version, String language, Precision precision, BundleDetails details) {}
