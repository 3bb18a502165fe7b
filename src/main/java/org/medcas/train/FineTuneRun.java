package org.medcas.train;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.medcas.train.FineTuneResult.Evaluation;
import org.medcas.train.data.ExampleBatches;
import org.medcas.train.data.WindowBatch;
import org.medcas.train.torch.StepResult;
import org.medcas.train.torch.TokenClassifierModel;
import org.medcas.train.weights.SafeTensors;

/**
 * The run of one seed: trains, looks at the dev examples, keeps the best weights, stops early, and
 * remembers all that in its checkpoints. Used once, by one thread.
 */
final class FineTuneRun {

  /** Weights of the best evaluation so far. */
  static final String BEST = "best.safetensors";

  private static final String CURVE = "curve";
  private static final String LOSS_SUM = "lossSum";
  private static final String LOSS_COUNT = "lossCount";
  private static final Gson GSON = new Gson();

  private final FineTuneSettings settings;
  private final Path folder;
  private final TokenClassifierModel model;
  private final Checkpoints checkpoints;
  private final long steps;
  private final long stepsPerLook;
  private final List<Evaluation> curve = new ArrayList<>();
  private double lossSum;
  private int lossCount;

  FineTuneRun(
      FineTuneSettings settings,
      Path folder,
      TokenClassifierModel model,
      ExampleBatches batches,
      String fingerprint) {
    this.settings = settings;
    this.folder = folder;
    this.model = model;
    this.checkpoints = new Checkpoints(folder.resolve("checkpoints"), fingerprint);
    double epochs = settings.optimisation().epochs();
    this.steps = Math.max(1, Math.round(batches.batchesPerEpoch() * epochs));
    int looks = settings.selection().evaluationsPerEpoch();
    this.stepsPerLook = Math.max(1, batches.batchesPerEpoch() / looks);
  }

  /**
   * Trains to the end, or until {@code stopping}.
   *
   * @param score of the dev examples with the model as it is
   * @return the evaluations, or nothing if the run was stopped
   */
  Optional<List<Evaluation>> train(
      ExampleBatches batches,
      ToDoubleFunction<TokenClassifierModel> score,
      TrainingProgress.Listener listener,
      BooleanSupplier stopping)
      throws IOException {
    restore();
    FineTuneSettings.Rate rate = settings.optimisation().rate();
    LearningRate rates = new LearningRate(rate.peak(), rate.warmupShare(), steps);
    ProgressMeter meter =
        new ProgressMeter(folder.resolve("progress.jsonl"), listener, steps, model.steps());
    while (model.steps() < steps && !isSpent()) {
      double now = rates.at(model.steps());
      learn(batches.batch(model.steps()), now, meter);
      if (model.steps() % settings.run().reportSteps() == 0) {
        meter.report(model.steps(), now);
      }
      if (model.steps() % stepsPerLook == 0 || model.steps() == steps) {
        look(score);
      }
      boolean stopped = stopping.getAsBoolean();
      if (stopped || model.steps() % settings.run().checkpointSteps() == 0) {
        checkpoints.save(model, state());
      }
      if (stopped && model.steps() < steps) {
        return Optional.empty();
      }
    }
    meter.report(model.steps(), rates.at(model.steps()));
    checkpoints.clear();
    return Optional.of(List.copyOf(curve));
  }

  private void learn(WindowBatch batch, double rate, ProgressMeter meter) {
    StepResult result = model.step(batch.pieces(), batch.targets(), rate);
    lossSum += result.loss();
    lossCount++;
    meter.add(result, batch.targets().length);
  }

  private void look(ToDoubleFunction<TokenClassifierModel> score) throws IOException {
    Evaluation now = new Evaluation(model.steps(), lossSum / lossCount, score.applyAsDouble(model));
    curve.add(now);
    lossSum = 0;
    lossCount = 0;
    if (Evaluation.best(curve).equals(now)) {
      SafeTensors.write(folder.resolve(BEST), model.weights(), SafeTensors.Precision.F32, Map.of());
    }
  }

  /** Whether the last evaluations brought nothing better. */
  private boolean isSpent() {
    if (curve.isEmpty()) {
      return false;
    }
    int sinceBest = curve.size() - 1 - curve.indexOf(Evaluation.best(curve));
    return sinceBest >= settings.selection().patience();
  }

  private JsonObject state() {
    JsonObject state = new JsonObject();
    state.add(CURVE, GSON.toJsonTree(curve));
    state.addProperty(LOSS_SUM, lossSum);
    state.addProperty(LOSS_COUNT, lossCount);
    return state;
  }

  private void restore() throws IOException {
    Optional<Checkpoints.Checkpoint> newest = checkpoints.newest();
    if (newest.isPresent()) {
      newest.get().restore(model);
      JsonObject state = newest.get().state();
      curve.addAll(curve(state));
      lossSum = state.get(LOSS_SUM).getAsDouble();
      lossCount = state.get(LOSS_COUNT).getAsInt();
    }
  }

  private static List<Evaluation> curve(JsonObject state) {
    return GSON.fromJson(state.get(CURVE), new TypeToken<List<Evaluation>>() {}.getType());
  }

  /** Notes that the run is done, so that it is not made again. */
  static void writeOutcome(Path folder, String fingerprint, List<Evaluation> curve)
      throws IOException {
    JsonObject outcome = new JsonObject();
    outcome.addProperty("fingerprint", fingerprint);
    outcome.add(CURVE, GSON.toJsonTree(curve));
    Path unfinished = folder.resolve("outcome.unfinished");
    Files.writeString(unfinished, outcome.toString(), StandardCharsets.UTF_8);
    Files.move(unfinished, outcome(folder), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The evaluations of a run that is done, with the same data and settings. */
  static Optional<List<Evaluation>> readOutcome(Path folder, String fingerprint)
      throws IOException {
    if (!Files.exists(outcome(folder))) {
      return Optional.empty();
    }
    String text = Files.readString(outcome(folder), StandardCharsets.UTF_8);
    JsonObject outcome = GSON.fromJson(text, JsonObject.class);
    if (!outcome.get("fingerprint").getAsString().equals(fingerprint)) {
      throw new IOException(
          "The folder holds a run of other settings or data ["
              + folder
              + "] - choose another output or remove it");
    }
    return Optional.of(curve(outcome));
  }

  private static Path outcome(Path folder) {
    return folder.resolve("outcome.json");
  }
}
