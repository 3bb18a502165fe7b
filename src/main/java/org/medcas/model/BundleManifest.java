package org.medcas.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code medcas.json} says about a bundle. Immutable.
 *
 * @param id name of the model, written to every concept it finds
 * @param version version of the model; empty if unknown
 * @param language ISO 639 code of the notes it is for; empty if unknown
 * @param sha256 lower-case hexadecimal SHA-256 by file name; only named files are checked
 */
public record BundleManifest(
    String id, String version, String language, Map<String, String> sha256) {

  /** Name of the file inside the bundle. */
  public static final String FILE = "medcas.json";

  /** Copies the map, keeping its order. */
  public BundleManifest {
    sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
  }

  /**
   * Reads a parsed {@code medcas.json}; keys that are not known here are left to their readers.
   *
   * @param defaultId id where the file names none
   * @param faults receives one message per fault
   */
  static BundleManifest read(JsonObject json, String defaultId, List<String> faults) {
    Map<String, String> sha256 = new LinkedHashMap<>();
    JsonElement files = json.get("files");
    if (files != null && !files.isJsonObject()) {
      faults.add(FILE + ": files must map file names to SHA-256 (got " + files + ")");
    } else if (files != null) {
      for (Map.Entry<String, JsonElement> file : files.getAsJsonObject().entrySet()) {
        sha256.put(file.getKey(), text(file.getValue()).toLowerCase(Locale.ROOT));
      }
    }
    String id = text(json.get("id"));
    return new BundleManifest(
        id.isBlank() ? defaultId : id,
        text(json.get("version")),
        text(json.get("language")),
        sha256);
  }

  /** The file's content; the maker of a bundle adds provenance and scores under keys of its own. */
  public JsonObject toJson() {
    JsonObject files = new JsonObject();
    sha256.forEach(files::addProperty);
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("version", version);
    json.addProperty("language", language);
    json.add("files", files);
    return json;
  }

  private static String text(JsonElement value) {
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
