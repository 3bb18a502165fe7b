package org.medcas.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.medcas.train.torch.TrainableModel;
import org.medcas.train.weights.SafeTensors;

/**
 * The folder from which a killed run continues: per checkpoint the weights and the optimiser's
 * moments as 32-bit safetensors and a small JSON with step and fingerprint.
 *
 * <p>A checkpoint is written beside its place and renamed when whole, so a kill never leaves half
 * of one. Only the newest {@value #KEPT} stay. Not thread-safe.
 */
final class Checkpoints {

  /** A checkpoint on disk. */
  record Checkpoint(Path folder, JsonObject state) {

    /** Puts the numbers back into a model of the same shape. */
    void restore(TrainableModel model) throws IOException {
      model.restore(
          SafeTensors.read(folder.resolve(WEIGHTS)),
          SafeTensors.read(folder.resolve(OPTIMISER)),
          state.get(STEP).getAsLong());
    }
  }

  static final String STEP = "step";
  private static final String FINGERPRINT = "fingerprint";
  private static final String WEIGHTS = "model.safetensors";
  private static final String OPTIMISER = "optimizer.safetensors";
  private static final String STATE = "state.json";
  private static final String PREFIX = "step-";
  private static final int KEPT = 2;

  private final Path folder;
  private final String fingerprint;

  /**
   * Checkpoints of one run.
   *
   * @param fingerprint of everything that the result depends on; another one is refused
   */
  Checkpoints(Path folder, String fingerprint) {
    this.folder = folder;
    this.fingerprint = fingerprint;
  }

  /** Writes a checkpoint; {@code state} may hold what else the run must remember. */
  void save(TrainableModel model, JsonObject state) throws IOException {
    JsonObject whole = state.deepCopy();
    whole.addProperty(STEP, model.steps());
    whole.addProperty(FINGERPRINT, fingerprint);
    Files.createDirectories(folder);
    String name = String.format(Locale.ROOT, "%s%09d", PREFIX, model.steps());
    Path unfinished = folder.resolve(name + ".unfinished");
    PathUtils.delete(unfinished);
    Files.createDirectories(unfinished);
    SafeTensors.write(
        unfinished.resolve(WEIGHTS), model.weights(), SafeTensors.Precision.F32, Map.of());
    SafeTensors.write(
        unfinished.resolve(OPTIMISER), model.optimiserState(), SafeTensors.Precision.F32, Map.of());
    Files.writeString(unfinished.resolve(STATE), whole.toString(), StandardCharsets.UTF_8);
    Path finished = folder.resolve(name);
    PathUtils.delete(finished);
    Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    List<Path> all = finished();
    for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
      PathUtils.delete(old);
    }
  }

  /**
   * The newest checkpoint.
   *
   * @throws IOException if it cannot be read or belongs to other settings or texts
   */
  Optional<Checkpoint> newest() throws IOException {
    List<Path> all = finished();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Path newest = all.get(all.size() - 1);
    JsonObject state =
        JsonParser.parseString(Files.readString(newest.resolve(STATE), StandardCharsets.UTF_8))
            .getAsJsonObject();
    if (!state.get(FINGERPRINT).getAsString().equals(fingerprint)) {
      throw new IOException(
          "The checkpoint was made with other settings, texts or vocabulary ["
              + newest
              + "] - restore them, or remove the folder to start anew");
    }
    return Optional.of(new Checkpoint(newest, state));
  }

  /** Removes all checkpoints, once the run is done. */
  void clear() throws IOException {
    PathUtils.delete(folder);
  }

  private List<Path> finished() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> path.getFileName().toString().matches(PREFIX + "\\d+"))
          .sorted()
          .toList();
    }
  }
}
