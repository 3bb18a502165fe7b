package org.medcas.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceEncoders;

/** Reads a bundle's files and goes on after a fault, so that all are found in one go. */
final class BundleReader {

  private static final String CONFIG = "config.json";
  private static final byte[] LFS_POINTER =
      "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

  private final String variant;
  private final List<String> faults = new ArrayList<>();
  private final String namedLocation;
  private BundleSource source;
  private BundleManifest manifest;
  private List<String> labels = List.of();
  private PieceEncoder encoder;
  private String modelFile;
  private String modelSha256 = "";
  private Optional<Integer> maxPositions = Optional.empty();

  BundleReader(String location, String variant) {
    this.namedLocation = location;
    this.variant = variant == null ? "" : variant.trim();
  }

  ModelBundle read() {
    try {
      source = BundleSource.of(namedLocation);
    } catch (IllegalArgumentException e) {
      faults.add(e.getMessage());
      source = new BundleSource.ClassPathPackage("");
    }
    manifest = new BundleManifest(lastName(source.location()), "", "", Map.of());
    if (faults.isEmpty() && isThere()) {
      readManifest();
      Optional<JsonObject> config = readJson(CONFIG, true);
      config.ifPresent(json -> labels = LabelMap.read(json, faults));
      maxPositions = config.flatMap(ModelBundle::positions);
      readEncoder(config);
      findModel();
      checkHashes();
    }
    return new ModelBundle(this);
  }

  private boolean isThere() {
    for (String file : List.of(CONFIG, "model.onnx", "tokenizer.json", "vocab.txt")) {
      if (source.has(file)) {
        return true;
      }
    }
    faults.add(
        "No model there - expected config.json, tokenizer.json or vocab.txt, and model.onnx in ["
            + source.location()
            + "]; name nl, en, a folder, or classpath: and a package");
    return false;
  }

  private void readManifest() {
    readJson(BundleManifest.FILE, false)
        .ifPresent(json -> manifest = BundleManifest.read(json, manifest.id(), faults));
  }

  private Optional<JsonObject> readJson(String file, boolean required) {
    if (!source.has(file)) {
      if (required) {
        faults.add(file + ": the file is missing");
      }
      return Optional.empty();
    }
    try (InputStream stream = source.open(file)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(JsonParser.parseString(text).getAsJsonObject());
    } catch (IOException e) {
      faults.add(file + ": cannot be read: " + e.getMessage());
    } catch (JsonParseException | IllegalStateException e) {
      faults.add(file + ": must be a JSON object: " + e.getMessage());
    }
    return Optional.empty();
  }

  private void readEncoder(Optional<JsonObject> config) {
    try {
      encoder = PieceEncoders.load(source);
    } catch (IOException e) {
      faults.add("tokenizer: " + e.getMessage());
      return;
    }
    JsonElement rows = config.map(json -> json.get("vocab_size")).orElse(null);
    if (rows != null && rows.isJsonPrimitive() && rows.getAsInt() < encoder.vocabularySize()) {
      faults.add(
          CONFIG
              + ": vocab_size is "
              + rows.getAsInt()
              + ", but the tokenizer has "
              + encoder.vocabularySize()
              + " pieces - the two files belong to different models");
    }
  }

  private void findModel() {
    for (String candidate : candidates()) {
      if (source.has(candidate)) {
        modelFile = candidate;
        break;
      }
    }
    if (modelFile == null) {
      faults.add(candidates().get(0) + ": the file is missing (looked for " + candidates() + ")");
      return;
    }
    try (InputStream stream = source.open(modelFile)) {
      byte[] begin = stream.readNBytes(LFS_POINTER.length);
      if (Arrays.equals(begin, LFS_POINTER)) {
        faults.add(modelFile + ": is a pointer of Git LFS, not a model - run 'git lfs pull'");
        modelFile = null;
        return;
      }
    } catch (IOException e) {
      faults.add(modelFile + ": cannot be read: " + e.getMessage());
      modelFile = null;
      return;
    }
    modelSha256 = sha256(modelFile);
  }

  private List<String> candidates() {
    return variant.isEmpty()
        ? List.of("model.onnx", "onnx/model.onnx")
        : List.of("model_" + variant + ".onnx", "onnx/model_" + variant + ".onnx");
  }

  private void checkHashes() {
    manifest
        .sha256()
        .forEach(
            (file, expected) -> {
              if (!source.has(file)) {
                faults.add(file + ": named in " + BundleManifest.FILE + " but missing");
                return;
              }
              String actual = file.equals(modelFile) ? modelSha256 : sha256(file);
              if (!actual.isEmpty() && !actual.equals(expected)) {
                faults.add(
                    file
                        + ": SHA-256 must be "
                        + expected
                        + " as "
                        + BundleManifest.FILE
                        + " says (got "
                        + actual
                        + ") - the file was changed or cut; fetch the bundle again");
              }
            });
  }

  private String sha256(String file) {
    try (InputStream stream = source.open(file)) {
      return Sha256.of(stream);
    } catch (IOException e) {
      faults.add(file + ": cannot be read: " + e.getMessage());
      return "";
    }
  }

  private static String lastName(String location) {
    String trimmed = location.replaceAll("[/\\\\]+$", "");
    return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
  }

  BundleSource source() {
    return source;
  }

  BundleManifest manifest() {
    return manifest;
  }

  List<String> labels() {
    return labels;
  }

  PieceEncoder encoder() {
    return encoder;
  }

  String modelFile() {
    return modelFile;
  }

  String modelSha256() {
    return modelSha256;
  }

  Optional<Integer> maxPositions() {
    return maxPositions;
  }

  List<String> faults() {
    return faults;
  }
}
