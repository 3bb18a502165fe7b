package org.medcas.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one JSON object of a settings file: values with defaults, and all faults together, unknown
 * names included, because a misspelt name would otherwise be a default in disguise. Not
 * thread-safe.
 */
final class SettingsReader {

  private final JsonObject json;
  private final Path file;
  private final String place;
  private final List<String> faults;
  private final Set<String> known = new HashSet<>();
  private final List<SettingsReader> sections = new ArrayList<>();

  private SettingsReader(JsonObject json, Path file, String place, List<String> faults) {
    this.json = json;
    this.file = file;
    this.place = place;
    this.faults = faults;
  }

  static SettingsReader open(Path file) throws IOException {
    try {
      JsonElement json = JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8));
      return new SettingsReader(json.getAsJsonObject(), file, "", new ArrayList<>());
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException("Settings are no JSON object [" + file + "]: " + e.getMessage(), e);
    }
  }

  /** The object of that name, empty where there is none. */
  SettingsReader section(String name) {
    known.add(name);
    JsonElement value = json.get(name);
    boolean isObject = value != null && value.isJsonObject();
    if (value != null && !isObject) {
      fault(name, "must be an object");
    }
    SettingsReader section =
        new SettingsReader(
            isObject ? value.getAsJsonObject() : new JsonObject(), file, at(name) + ".", faults);
    sections.add(section);
    return section;
  }

  /** The objects of the array of that name. */
  List<SettingsReader> list(String name) {
    known.add(name);
    List<SettingsReader> list = new ArrayList<>();
    JsonElement value = json.get(name);
    if (value == null) {
      return list;
    }
    if (!value.isJsonArray()) {
      fault(name, "must be an array");
      return list;
    }
    for (JsonElement element : value.getAsJsonArray()) {
      String inside = at(name) + "[" + list.size() + "].";
      if (element.isJsonObject()) {
        list.add(new SettingsReader(element.getAsJsonObject(), file, inside, faults));
      } else {
        fault(name, "must hold objects only");
      }
    }
    sections.addAll(list);
    return list;
  }

  double number(String name, double fallback, double least, double most) {
    known.add(name);
    JsonElement value = json.get(name);
    if (value == null) {
      return fallback;
    }
    try {
      double number = value.getAsDouble();
      if (number >= least && number <= most) {
        return number;
      }
    } catch (RuntimeException notANumber) {
      // reported below together with numbers out of range
    }
    fault(name, String.format(Locale.ROOT, "must be a number from %s to %s", least, most), value);
    return fallback;
  }

  int integer(String name, int fallback, int least, int most) {
    double number = number(name, fallback, least, most);
    if (number != Math.rint(number)) {
      fault(name, "must be a whole number");
    }
    return (int) number;
  }

  boolean flag(String name, boolean fallback) {
    known.add(name);
    JsonElement value = json.get(name);
    if (value == null) {
      return fallback;
    }
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      fault(name, "must be true or false", value);
      return fallback;
    }
    return value.getAsBoolean();
  }

  <E extends Enum<E>> E choice(String name, E fallback) {
    known.add(name);
    JsonElement value = json.get(name);
    if (value == null) {
      return fallback;
    }
    List<String> allowed = new ArrayList<>();
    for (E candidate : fallback.getDeclaringClass().getEnumConstants()) {
      String text = candidate.name().toLowerCase(Locale.ROOT);
      allowed.add(text);
      if (value.isJsonPrimitive() && text.equals(value.getAsString())) {
        return candidate;
      }
    }
    fault(name, "must be one of " + allowed, value);
    return fallback;
  }

  String text(String name, String fallback) {
    known.add(name);
    JsonElement value = json.get(name);
    if (value == null || value.isJsonNull()) {
      return fallback;
    }
    if (!value.isJsonPrimitive()) {
      fault(name, "must be a text");
      return fallback;
    }
    return value.getAsString();
  }

  /** A path beside the settings file, null where there is none. */
  Path path(String name) {
    String text = text(name, null);
    return text == null ? null : file.toAbsolutePath().normalize().resolveSibling(text).normalize();
  }

  Path requiredPath(String name) {
    Path path = path(name);
    if (path == null) {
      fault(name, "is missing: expected a path, relative to the settings file");
      return Path.of("");
    }
    return path;
  }

  void fault(String name, String what) {
    faults.add(at(name) + " " + what);
  }

  private void fault(String name, String what, JsonElement got) {
    fault(name, what + " (got " + got + ")");
  }

  private String at(String name) {
    return place + name;
  }

  /** Must be called last, on the reader of the whole file. */
  void finish() {
    collectUnknown();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException("Settings [" + file + "]: " + String.join("; ", faults));
    }
  }

  private void collectUnknown() {
    for (String name : json.keySet()) {
      if (!known.contains(name)) {
        fault(name, "is unknown (known here: " + new TreeSet<>(known) + ")");
      }
    }
    sections.forEach(SettingsReader::collectUnknown);
  }
}
