package org.medcas.eval;

import java.util.List;
import java.util.Locale;

/**
 * One figure over several runs, such as training seeds.
 *
 * @param values one per run, NaN where the figure was undefined
 */
public record Spread(List<Double> values) {

  /** Copies the list. */
  public Spread {
    values = List.copyOf(values);
  }

  /** Arithmetic mean; NaN if a value is or there is none. */
  public double mean() {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Sample standard deviation, divided by n − 1; NaN with fewer than two runs. */
  public double standardDeviation() {
    if (values.size() < 2) {
      return Double.NaN;
    }
    double mean = mean();
    double squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
    return Math.sqrt(squares / (values.size() - 1));
  }

  /** {@code mean ± standard deviation (n runs)}; the deviation is left out for a single run. */
  @Override
  public String toString() {
    return values.size() < 2
        ? String.format(Locale.ROOT, "%.4f (1 run)", mean())
        : String.format(
            Locale.ROOT, "%.4f ± %.4f (%d runs)", mean(), standardDeviation(), values.size());
  }
}
