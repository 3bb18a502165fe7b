package org.medcas.train;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.medcas.eval.Spread;
import org.medcas.train.torch.LoadReport;

/**
 * What a fine-tuning gave.
 *
 * @param finished false if it was stopped; the same call continues it
 * @param runs one per seed that ended
 * @param loaded what became of the encoder's parameters
 */
public record FineTuneResult(boolean finished, List<SeedRun> runs, LoadReport loaded) {

  /** Copies the list. */
  public FineTuneResult {
    runs = List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param seed its seed
   * @param curve the evaluations in order, at least one
   */
  public record SeedRun(long seed, List<Evaluation> curve) {

    /** Copies the list. */
    public SeedRun {
      curve = List.copyOf(curve);
    }

    /** The first evaluation with the highest score. */
    public Evaluation best() {
      return Evaluation.best(curve);
    }
  }

  /**
   * A look at the dev examples.
   *
   * @param step steps made
   * @param loss mean training loss since the last look
   * @param score of the dev examples
   */
  public record Evaluation(long step, double loss, double score) {

    static Evaluation best(List<Evaluation> curve) {
      Evaluation best = curve.get(0);
      for (Evaluation evaluation : curve) {
        best = evaluation.score > best.score ? evaluation : best;
      }
      return best;
    }
  }

  /** The run with the highest score; of equal ones the first. */
  public SeedRun best() {
    return runs.stream()
        .max(
            Comparator.<SeedRun>comparingDouble(run -> run.best().score())
                .thenComparing(Comparator.<SeedRun>comparingLong(SeedRun::seed).reversed()))
        .orElseThrow(() -> new IllegalStateException("No run has ended"));
  }

  /** One JSON line per seed, and one for all: what the log of a finished run ends with. */
  List<String> logLines() {
    List<String> lines = new ArrayList<>();
    for (SeedRun run : runs) {
      JsonObject line = new JsonObject();
      line.addProperty("seed", run.seed());
      line.addProperty("step", run.best().step());
      line.addProperty("devScore", run.best().score());
      lines.add(line.toString());
    }
    JsonObject all = new JsonObject();
    all.addProperty("seeds", runs.size());
    all.addProperty("meanDevScore", spread().mean());
    if (runs.size() > 1) {
      all.addProperty("standardDeviation", spread().standardDeviation());
    }
    lines.add(all.toString());
    return lines;
  }

  /** Mean and spread of the runs' best scores. */
  public Spread spread() {
    return new Spread(runs.stream().map(run -> run.best().score()).toList());
  }
}
