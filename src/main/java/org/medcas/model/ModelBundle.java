package org.medcas.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.medcas.wordpiece.PieceEncoder;

/**
 * A token classifier on disk or in a jar: labels, vocabulary, and the graph still unread.
 *
 * <p>Immutable and thread-safe. The bundle owns its encoder: whoever read the bundle closes it.
 */
public final class ModelBundle implements AutoCloseable {

  /** Limit of models whose {@code config.json} names none. */
  private static final int UNLIMITED = Integer.MAX_VALUE;

  private final BundleSource source;
  private final BundleManifest manifest;
  private final List<String> labels;
  private final PieceEncoder encoder;
  private final String modelFile;
  private final String modelSha256;
  private final int maxPositions;
  private final List<String> faults;

  ModelBundle(BundleReader reader) {
    this.source = reader.source();
    this.manifest = reader.manifest();
    this.labels = reader.labels();
    this.encoder = reader.encoder();
    this.modelFile = reader.modelFile();
    this.modelSha256 = reader.modelSha256();
    this.maxPositions = reader.maxPositions().orElse(UNLIMITED);
    this.faults = List.copyOf(reader.faults());
  }

  /**
   * Reads what can be read and notes every fault, so that the engine's own findings can be told
   * together with them.
   *
   * @param location {@code nl}, {@code en}, a folder, a {@code file:} URL, or {@code classpath:}
   *     and a package
   * @param variant which of several graphs in the bundle: {@code int8} means {@code
   *     model_int8.onnx}; empty for {@code model.onnx}
   */
  public static ModelBundle read(String location, String variant) {
    return new BundleReader(location, variant).read();
  }

  /**
   * Reads a bundle whose files are all sound; the graph itself is not looked into.
   *
   * @throws ModelBundleException with every fault, if there is any
   */
  public static ModelBundle open(String location, String variant) throws ModelBundleException {
    ModelBundle bundle = read(location, variant);
    if (!bundle.faults.isEmpty()) {
      bundle.close();
      throw new ModelBundleException(bundle.location(), bundle.faults);
    }
    return bundle;
  }

  /**
   * The form of {@code location} that is equal for equal places; a location that names no place
   * stays as it is, for {@link #read} to refuse.
   */
  public static String canonicalLocation(String location) {
    try {
      return BundleSource.of(location).location();
    } catch (IllegalArgumentException e) {
      return location == null ? "" : location;
    }
  }

  /** Faults found in the files; empty for a sound bundle. */
  public List<String> faults() {
    return faults;
  }

  /** The place, in a form that is equal for equal places. */
  public String location() {
    return source.location();
  }

  /** Id, version and language. */
  public BundleManifest manifest() {
    return manifest;
  }

  /** Label of each output in order; empty if faulty. */
  public List<String> labels() {
    return labels;
  }

  /** Cuts words into this model's pieces; null if faulty. */
  public PieceEncoder encoder() {
    return encoder;
  }

  /** Name of the graph's file inside the bundle; null if there is none. */
  public String modelFile() {
    return modelFile;
  }

  /** SHA-256 of the graph's file, lower-case hexadecimal; empty if unreadable. */
  public String modelSha256() {
    return modelSha256;
  }

  /** Most pieces of one window, start and end piece included. */
  public int maxPositions() {
    return maxPositions;
  }

  /** Path of the graph's file where it is a file of its own; empty inside a jar. */
  public Optional<Path> modelPath() {
    return source.path(modelFile);
  }

  /** The graph's bytes. */
  public byte[] modelBytes() throws IOException {
    try (InputStream stream = source.open(modelFile)) {
      return stream.readAllBytes();
    }
  }

  /**
   * What speaks against windows of {@code maxPieces} pieces.
   *
   * @return one message, or nothing
   */
  public Optional<String> faultOfPieceLimit(int maxPieces) {
    if (maxPieces <= maxPositions) {
      return Optional.empty();
    }
    return Optional.of(
        "config.json: the model has positions for at most "
            + maxPositions
            + " pieces (got a piece limit of "
            + maxPieces
            + ") - lower the limit; longer sentences are cut into windows and keep all their tags");
  }

  /** Releases the encoder; a second call does nothing. */
  @Override
  public void close() {
    if (encoder != null) {
      encoder.close();
    }
  }

  /** Number of positions, less those that RoBERTa and its kin keep for padding. */
  static Optional<Integer> positions(JsonObject config) {
    JsonElement positions = config.get("max_position_embeddings");
    if (positions == null || !positions.isJsonPrimitive()) {
      return Optional.empty();
    }
    JsonElement type = config.get("model_type");
    boolean offset =
        type != null
            && type.isJsonPrimitive()
            && (type.getAsString().contains("roberta")
                || type.getAsString().equals("camembert")
                || type.getAsString().equals("mpnet"));
    JsonElement padding = config.get("pad_token_id");
    int reserved = !offset ? 0 : 1 + (padding == null ? 1 : padding.getAsInt());
    return Optional.of(positions.getAsInt() - reserved);
  }
}
