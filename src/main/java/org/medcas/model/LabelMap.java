package org.medcas.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The labels of a {@code config.json}: {@code id2label}, checked for gaps and doubles. */
public final class LabelMap {

  private LabelMap() {}

  /**
   * Labels by output index.
   *
   * @param config a parsed {@code config.json}
   * @param faults receives one message per fault found
   * @return the labels in order; empty if a fault makes the order unknown
   */
  public static List<String> read(JsonObject config, List<String> faults) {
    JsonElement map = config.get("id2label");
    if (map == null || !map.isJsonObject() || map.getAsJsonObject().size() == 0) {
      faults.add(
          "config.json: id2label is missing or empty - expected one label per output, as a token"
              + " classifier's export has it");
      return List.of();
    }
    TreeMap<Integer, String> labels = new TreeMap<>();
    int before = faults.size();
    for (Map.Entry<String, JsonElement> entry : map.getAsJsonObject().entrySet()) {
      readEntry(entry, labels, faults);
    }
    checkGaps(labels, faults);
    checkDoubles(labels, faults);
    return faults.size() == before ? List.copyOf(labels.values()) : List.of();
  }

  /** Writes {@code id2label} and {@code label2id}. */
  static void write(List<String> labels, JsonObject config) {
    JsonObject byId = new JsonObject();
    JsonObject byLabel = new JsonObject();
    for (int id = 0; id < labels.size(); id++) {
      byId.addProperty(Integer.toString(id), labels.get(id));
      byLabel.addProperty(labels.get(id), id);
    }
    config.add("id2label", byId);
    config.add("label2id", byLabel);
  }

  private static void readEntry(
      Map.Entry<String, JsonElement> entry, Map<Integer, String> labels, List<String> faults) {
    int id;
    try {
      id = Integer.parseInt(entry.getKey());
    } catch (NumberFormatException e) {
      faults.add("config.json: id2label keys must be numbers (got '" + entry.getKey() + "')");
      return;
    }
    if (!entry.getValue().isJsonPrimitive() || entry.getValue().getAsString().isBlank()) {
      faults.add("config.json: id2label " + id + " must name a label (got nothing)");
      return;
    }
    labels.put(id, entry.getValue().getAsString());
  }

  private static void checkGaps(TreeMap<Integer, String> labels, List<String> faults) {
    if (labels.isEmpty()) {
      return;
    }
    List<Integer> missing = new ArrayList<>();
    for (int id = 0; id <= labels.lastKey() && missing.size() < 10; id++) {
      if (!labels.containsKey(id)) {
        missing.add(id);
      }
    }
    if (!missing.isEmpty() || labels.firstKey() < 0) {
      faults.add(
          "config.json: id2label must number the labels 0 to "
              + (labels.size() - 1)
              + " without gaps (missing: "
              + missing
              + ", got "
              + labels.keySet().stream().limit(20).toList()
              + ")");
    }
  }

  private static void checkDoubles(TreeMap<Integer, String> labels, List<String> faults) {
    TreeSet<String> doubles = new TreeSet<>();
    for (String label : labels.values()) {
      if (Collections.frequency(labels.values(), label) > 1) {
        doubles.add(label);
      }
    }
    if (!doubles.isEmpty()) {
      faults.add("config.json: id2label gives the same label to several outputs " + doubles);
    }
  }
}
