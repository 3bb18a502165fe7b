package org.medcas.chunking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.medcas.text.Span;

/**
 * Chooses among overlapping concepts of several taggers: the best concept by the strategy is kept,
 * everything that overlaps it goes, and so on with the rest. Ties go to the concept whose tagger
 * ran first, then to the longer, then to the one that begins first, so the result never depends on
 * chance. Immutable and thread-safe; time is n log n.
 */
public final class OverlapResolver {

  /**
   * A concept in the text.
   *
   * @param span UTF-16 offsets in the document
   * @param label label without prefix
   * @param confidence probability in [0,1]
   * @param tagger rank of the tagger that found it, first is 0
   */
  public record Candidate(Span span, String label, float confidence, int tagger) {}

  private final Overlap overlap;
  private final Comparator<Candidate> bestFirst;

  /**
   * @param precedence labels, the strongest first; only read by {@link Overlap#PRECEDENCE}
   */
  public OverlapResolver(Overlap overlap, List<String> precedence) {
    this.overlap = overlap;
    Map<String, Integer> ranks =
        IntStream.range(0, precedence.size())
            .boxed()
            .collect(Collectors.toMap(precedence::get, rank -> rank, Math::min));
    this.bestFirst =
        strategy(overlap, ranks)
            .thenComparingInt(Candidate::tagger)
            .thenComparing(Candidate::span, Comparator.comparingInt(Span::length).reversed())
            .thenComparingInt(candidate -> candidate.span().begin());
  }

  private static Comparator<Candidate> strategy(Overlap overlap, Map<String, Integer> ranks) {
    return switch (overlap) {
      case KEEP_ALL, ORDER -> Comparator.comparingInt(Candidate::tagger);
      case LENGTH -> Comparator.comparingInt(candidate -> -candidate.span().length());
      case PRECEDENCE ->
          Comparator.comparingInt(
              candidate -> ranks.getOrDefault(candidate.label(), Integer.MAX_VALUE));
      case CONFIDENCE -> Comparator.comparingDouble(candidate -> -candidate.confidence());
    };
  }

  /** The concepts that are kept, in text order. */
  public List<Candidate> resolve(List<Candidate> candidates) {
    List<Candidate> kept = new ArrayList<>(candidates);
    if (overlap != Overlap.KEEP_ALL) {
      kept.sort(bestFirst);
      TreeMap<Integer, Span> taken = new TreeMap<>();
      kept.removeIf(candidate -> !take(candidate.span(), taken));
    }
    kept.sort(Comparator.comparing(Candidate::span).thenComparingInt(Candidate::tagger));
    return kept;
  }

  /** Kept spans never overlap, so only the nearest one that begins before the end can. */
  private static boolean take(Span span, TreeMap<Integer, Span> taken) {
    Map.Entry<Integer, Span> before = taken.lowerEntry(span.end());
    if (before != null && before.getValue().overlaps(span)) {
      return false;
    }
    taken.put(span.begin(), span);
    return true;
  }
}
