package org.medcas.train;

import java.nio.file.Path;

/**
 * Where a run writes and what it runs on.
 *
 * @param output folder for the result, the checkpoints (below {@code checkpoints/}) and the log
 *     ({@code progress.jsonl})
 * @param seed of all randomness; default 1
 * @param machine precision and threads
 * @param checkpointSteps steps between checkpoints; default 500
 * @param reportSteps steps between progress reports; default 50
 */
public record RunSettings(
    Path output, long seed, Machine machine, int checkpointSteps, int reportSteps) {

  /**
   * What the run uses of the machine.
   *
   * @param precision default auto
   * @param threads default all processors
   */
  public record Machine(PrecisionChoice precision, int threads) {}

  private static final int MANY = 1_000_000;

  static RunSettings read(SettingsReader reader) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new RunSettings(
        reader.requiredPath("output"),
        reader.integer("seed", 1, 0, Integer.MAX_VALUE),
        new Machine(
            reader.choice("precision", PrecisionChoice.AUTO),
            reader.integer("threads", processors, 1, 1024)),
        reader.integer("checkpointSteps", 500, 1, MANY),
        reader.integer("reportSteps", 50, 1, MANY));
  }

  /** What the numbers depend on. */
  String fingerprintText() {
    return seed + "|" + machine;
  }

  Path checkpoints() {
    return output.resolve("checkpoints");
  }

  Path log() {
    return output.resolve("progress.jsonl");
  }
}
