package org.medcas.eval;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Precision, recall, F1 and support of each tag over all tokens, {@code O} included, as
 * scikit-learn reports them with {@code zero_division=nan}: averages leave undefined ratios out.
 *
 * @param scores score of each tag that occurs in gold or prediction, sorted by tag
 * @param tokens tokens counted
 * @param correct tokens whose tag is right
 * @param unknown tokens left out, because the gold says nothing about them
 */
public record TokenTagReport(
    SortedMap<String, Score> scores, long tokens, long correct, long unknown) {

  /** Copies the map. */
  public TokenTagReport {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
  }

  /** Share of the tokens whose tag is right; NaN without tokens. */
  public double accuracy() {
    return (double) correct / tokens;
  }

  /** Mean over tags, each counting the same; tags whose ratio is undefined are left out. */
  public double macro(ToDoubleFunction<Score> ratio) {
    return scores.values().stream()
        .mapToDouble(ratio)
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(Double.NaN);
  }

  /** Mean over tags, each weighted by its support; tags whose ratio is undefined are left out. */
  public double weighted(ToDoubleFunction<Score> ratio) {
    double sum = 0;
    long weights = 0;
    for (Score score : scores.values()) {
      double value = ratio.applyAsDouble(score);
      if (!Double.isNaN(value)) {
        sum += value * score.gold();
        weights += score.gold();
      }
    }
    return sum / weights;
  }

  /** Counts tags sentence by sentence. Not thread-safe. */
  public static final class Counter {

    private final Map<String, long[]> counts = new TreeMap<>();
    private final String unknownTag;
    private long tokens;
    private long correct;
    private long unknown;

    /**
     * An empty counter.
     *
     * @param unknownTag gold tag of tokens to leave out
     */
    public Counter(String unknownTag) {
      this.unknownTag = unknownTag;
    }

    /**
     * Counts the tokens of one sentence.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public void add(List<String> gold, List<String> predicted) {
      TagSpans.requireSameLength(gold, predicted);
      for (int token = 0; token < gold.size(); token++) {
        if (gold.get(token).equals(unknownTag)) {
          unknown++;
          continue;
        }
        boolean isRight = gold.get(token).equals(predicted.get(token));
        tokens++;
        correct += isRight ? 1 : 0;
        countsOf(gold.get(token))[0] += isRight ? 1 : 0;
        countsOf(gold.get(token))[1]++;
        countsOf(predicted.get(token))[2]++;
      }
    }

    private long[] countsOf(String tag) {
      return counts.computeIfAbsent(tag, key -> new long[3]);
    }

    /** What was counted so far. */
    public TokenTagReport report() {
      SortedMap<String, Score> scores = new TreeMap<>();
      counts.forEach((tag, n) -> scores.put(tag, new Score(n[0], n[1], n[0], n[2])));
      return new TokenTagReport(scores, tokens, correct, unknown);
    }
  }
}
