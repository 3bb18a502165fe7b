package org.medcas.train.export;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;

/** What a bundle says about itself beside name and hashes: provenance, scores, a card. */
@FunctionalInterface
public interface BundleDetails {

  /**
   * Completes a bundle that is otherwise whole and sound, before it takes its place.
   *
   * @param bundle the folder; files may be added, none changed
   * @param manifest the content of {@code medcas.json}; keys may be added
   * @throws IOException if it fails, and then no bundle is written
   */
  void complete(Path bundle, JsonObject manifest) throws IOException;

  /** Keys for {@code medcas.json} and nothing else. */
  static BundleDetails of(JsonObject keys) {
    JsonObject copy = keys.deepCopy();
    return (bundle, manifest) ->
        copy.entrySet().forEach(entry -> manifest.add(entry.getKey(), entry.getValue()));
  }
}
