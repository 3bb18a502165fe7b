package org.medcas.eval;

import java.util.Optional;

/**
 * Precision, recall and their harmonic mean, from counts.
 *
 * <p>Gold and predictions have a count of matches each, because several predictions can overlap one
 * gold span; where a match is one to one the two are equal. Ratios are in [0,1]; one with nothing
 * to divide by is NaN.
 *
 * @param matchedGold gold items that were found
 * @param gold all gold items, the support
 * @param matchedPredicted predicted items that are right
 * @param predicted all predicted items
 */
public record Score(long matchedGold, long gold, long matchedPredicted, long predicted) {

  /** Nothing counted. */
  public static final Score NONE = new Score(0, 0, 0, 0);

  /** Refuses more matches than items. */
  public Score {
    if (matchedGold < 0 || matchedGold > gold || matchedPredicted < 0) {
      throw new IllegalArgumentException(
          "Matches must lie in [0, " + gold + "] (got " + matchedGold + ")");
    }
    if (matchedPredicted > predicted) {
      throw new IllegalArgumentException(
          "Matches must lie in [0, " + predicted + "] (got " + matchedPredicted + ")");
    }
  }

  /** Share of the predicted items that are right; NaN if nothing was predicted. */
  public double precision() {
    return (double) matchedPredicted / predicted;
  }

  /** Share of the gold items that were found; NaN if there is no gold. */
  public double recall() {
    return (double) matchedGold / gold;
  }

  /**
   * Harmonic mean of precision and recall, 0 where one of the two is undefined because nothing was
   * predicted or nothing was there to find; NaN only if there is neither gold nor prediction.
   */
  public double f1() {
    if (gold == 0 || predicted == 0) {
      return gold + predicted == 0 ? Double.NaN : 0;
    }
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }

  /** Counts of both added up. */
  public Score plus(Score other) {
    return new Score(
        matchedGold + other.matchedGold,
        gold + other.gold,
        matchedPredicted + other.matchedPredicted,
        predicted + other.predicted);
  }

  /** Why a ratio is undefined; empty if all are defined. */
  public Optional<String> undefinedBecause() {
    if (gold == 0) {
      return Optional.of(predicted == 0 ? "neither in gold nor predicted" : "not in gold");
    }
    return predicted == 0 ? Optional.of("never predicted") : Optional.empty();
  }
}
