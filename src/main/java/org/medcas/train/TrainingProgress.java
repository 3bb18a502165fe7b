package org.medcas.train;

import java.util.Locale;
import org.medcas.train.torch.LoadReport;

/**
 * Where a run stands.
 *
 * @param step steps made, those of earlier runs included
 * @param steps in all
 * @param loss mean cross entropy (natural logarithm) since the last report
 * @param learningRate of the last step
 * @param piecesPerSecond since this run began, padding included
 * @param secondsLeft at that speed
 */
public record TrainingProgress(
    long step,
    long steps,
    double loss,
    double learningRate,
    double piecesPerSecond,
    double secondsLeft) {

  /** One line for a terminal. */
  public String toLine() {
    long left = Math.round(secondsLeft);
    return String.format(
        Locale.ROOT,
        "step %d/%d  loss %.4f  rate %.2e  %.0f pieces/s  %d:%02d:%02d left",
        step,
        steps,
        loss,
        learningRate,
        piecesPerSecond,
        left / 3600,
        left / 60 % 60,
        left % 60);
  }

  /** Receives reports on the training thread; a slow one slows the training. */
  public interface Listener {
    /** For callers that do not care. */
    Listener NONE = progress -> {};

    void report(TrainingProgress progress);

    /** Hears once, before the first step, what became of the weights that a run starts from. */
    default void loaded(LoadReport report) {}
  }
}
