package org.medcas.wordpiece;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each run of characters occurs in texts, cut and normalised exactly as {@link
 * WordPieceEncoder} will do it: what a vocabulary is learned from.
 *
 * <p>Runs that the encoder gives up as too long are left out and counted. Belongs to one thread.
 */
public final class WordCounts {

  private final NormalizerTable normalizer;
  private final Map<String, double[]> counts = new HashMap<>();
  private final PieceBuffer buffer = new PieceBuffer(0);
  private long runs;
  private long tooLongRuns;

  /** Counts nothing yet. */
  public WordCounts(BertNormalizer normalizer) {
    this.normalizer = NormalizerTable.of(normalizer);
  }

  /** Counts the runs of {@code text}, each as {@code weight} occurrences (above 0). */
  public void add(String text, double weight) {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("Weight of a text must be above 0 (got " + weight + ")");
    }
    normalizer.normalize(text, 0, text.length(), buffer);
    char[] chars = buffer.chars();
    int end = buffer.length();
    int runEnd;
    for (int run = BertPreTokenizer.nextRun(chars, 0, end);
        run < end;
        run = BertPreTokenizer.nextRun(chars, runEnd, end)) {
      runEnd = BertPreTokenizer.endOfRun(chars, run, end);
      count(new String(chars, run, runEnd - run), weight);
    }
  }

  private void count(String run, double weight) {
    runs++;
    if (run.codePointCount(0, run.length()) > WordPieceEncoder.DEFAULT_MAX_CHARS_PER_RUN) {
      tooLongRuns++;
    } else {
      counts.computeIfAbsent(run, key -> new double[1])[0] += weight;
    }
  }

  /** Counts by run, rounded, in the order of {@link String}; runs that round to 0 are left out. */
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> rounded = new TreeMap<>();
    counts.forEach(
        (run, count) -> {
          if (Math.round(count[0]) > 0) {
            rounded.put(run, Math.round(count[0]));
          }
        });
    return rounded;
  }

  /** Number of runs met, without weights. */
  public long runs() {
    return runs;
  }

  /** Number of runs left out, because the encoder gives them up, too. */
  public long tooLongRuns() {
    return tooLongRuns;
  }
}
