package org.medcas.train;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.medcas.train.torch.StepResult;

/**
 * Sums up steps, tells the listener and writes one JSON line per report. A run that continues from
 * a checkpoint drops the lines of the steps it makes again. Not thread-safe.
 */
final class ProgressMeter {

  private final Path log;
  private final TrainingProgress.Listener listener;
  private final long steps;
  private final long begin = System.nanoTime();
  private final long firstStep;
  private final double secondsBefore;
  private long pieces;
  private double lossSum;
  private int lossCount;

  ProgressMeter(Path log, TrainingProgress.Listener listener, long steps, long firstStep)
      throws IOException {
    this.log = log;
    this.listener = listener;
    this.steps = steps;
    this.firstStep = firstStep;
    this.secondsBefore = keepLinesUpTo(firstStep);
  }

  /** Seconds that the kept lines tell of. */
  private double keepLinesUpTo(long step) throws IOException {
    double seconds = 0;
    if (!Files.exists(log)) {
      return seconds;
    }
    List<String> kept = new ArrayList<>();
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      if (line.endsWith("}")) {
        JsonObject json = JsonParser.parseString(line).getAsJsonObject();
        if (json.get("step").getAsLong() <= step) {
          kept.add(line);
          seconds = json.get("seconds").getAsDouble();
        }
      }
    }
    Files.write(log, kept, StandardCharsets.UTF_8);
    return seconds;
  }

  void add(StepResult result, long stepPieces) {
    lossSum += result.loss();
    lossCount++;
    pieces += stepPieces;
  }

  /** Reports what was added since the last report. */
  void report(long step, double learningRate) throws IOException {
    if (lossCount == 0) {
      return;
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    double secondsPerStep = seconds / Math.max(1, step - firstStep);
    TrainingProgress progress =
        new TrainingProgress(
            step,
            steps,
            lossSum / lossCount,
            learningRate,
            pieces / seconds,
            secondsPerStep * (steps - step));
    lossSum = 0;
    lossCount = 0;
    write(progress, seconds);
    listener.report(progress);
  }

  private void write(TrainingProgress progress, double seconds) throws IOException {
    JsonObject line = new JsonObject();
    line.addProperty("step", progress.step());
    line.addProperty("loss", progress.loss());
    line.addProperty("learningRate", progress.learningRate());
    line.addProperty("piecesPerSecond", Math.round(progress.piecesPerSecond()));
    line.addProperty("seconds", Math.round(10 * (secondsBefore + seconds)) / 10.0);
    Files.writeString(
        log,
        line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
