package org.medcas.eval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.LabelledSentence;
import org.medcas.text.Span;

/**
 * Compares predicted spans with gold spans, document by document or sentence by sentence. Time is
 * spans × log spans. Not thread-safe.
 */
public final class SpanScorer {

  private static final int MATCHED_GOLD = 0;
  private static final int GOLD = 1;
  private static final int MATCHED_PREDICTED = 2;
  private static final int PREDICTED = 3;

  private final Map<String, long[]> strict = new HashMap<>();
  private final Map<String, long[]> overlapping = new HashMap<>();
  private long ignored;

  /** Nothing compared yet. */
  public SpanScorer() {}

  /**
   * Compares the spans of one text; predictions in its unknown stretches are left out, unless they
   * touch a gold span.
   */
  public void add(GoldDocument gold, List<GoldSpan> predicted) {
    TreeSet<Span> unknown = new TreeSet<>(gold.unknown());
    addKnown(gold.spans(), predicted, span -> isOverlapped(span, unknown));
  }

  /**
   * Compares the tags of one sentence; predictions that touch an unknown token are left out, unless
   * they touch a gold span.
   */
  public void addTags(List<String> gold, List<String> predicted) {
    TagSpans.requireSameLength(gold, predicted);
    addKnown(
        TagSpans.of(gold),
        TagSpans.of(predicted),
        span -> gold.subList(span.begin(), span.end()).contains(LabelledSentence.UNKNOWN));
  }

  private void addKnown(
      List<GoldSpan> gold, List<GoldSpan> predicted, Predicate<Span> touchesUnknown) {
    TreeSet<Span> known =
        gold.stream().map(GoldSpan::span).collect(Collectors.toCollection(TreeSet::new));
    List<GoldSpan> judged =
        predicted.stream()
            .filter(span -> !touchesUnknown.test(span.span()) || isOverlapped(span.span(), known))
            .toList();
    ignored += predicted.size() - judged.size();
    add(gold, judged);
  }

  /**
   * Compares the spans of one text or sentence. Neither list may hold overlapping spans of the same
   * label.
   */
  public void add(List<GoldSpan> gold, List<GoldSpan> predicted) {
    countStrict(gold, predicted);
    Map<String, TreeSet<Span>> goldByLabel = byLabel(gold);
    Map<String, TreeSet<Span>> predictedByLabel = byLabel(predicted);
    for (GoldSpan span : gold) {
      count(overlapping, span, GOLD, isOverlapped(span, predictedByLabel) ? MATCHED_GOLD : -1);
    }
    for (GoldSpan span : predicted) {
      int match = isOverlapped(span, goldByLabel) ? MATCHED_PREDICTED : -1;
      count(overlapping, span, PREDICTED, match);
    }
  }

  private void countStrict(List<GoldSpan> gold, List<GoldSpan> predicted) {
    Set<GoldSpan> goldSet = new HashSet<>(gold);
    Set<GoldSpan> predictedSet = new HashSet<>(predicted);
    for (GoldSpan span : goldSet) {
      count(strict, span, GOLD, predictedSet.contains(span) ? MATCHED_GOLD : -1);
    }
    for (GoldSpan span : predictedSet) {
      count(strict, span, PREDICTED, goldSet.contains(span) ? MATCHED_PREDICTED : -1);
    }
  }

  private static void count(Map<String, long[]> counts, GoldSpan span, int all, int match) {
    long[] n = counts.computeIfAbsent(span.label(), label -> new long[4]);
    n[all]++;
    if (match >= 0) {
      n[match]++;
    }
  }

  private static Map<String, TreeSet<Span>> byLabel(List<GoldSpan> spans) {
    return spans.stream()
        .collect(
            Collectors.groupingBy(
                GoldSpan::label,
                Collectors.mapping(GoldSpan::span, Collectors.toCollection(TreeSet::new))));
  }

  private static boolean isOverlapped(GoldSpan span, Map<String, TreeSet<Span>> others) {
    TreeSet<Span> sameLabel = others.get(span.label());
    return sameLabel != null && isOverlapped(span.span(), sameLabel);
  }

  /** Among spans without overlap, the last that begins before the end is the only candidate. */
  private static boolean isOverlapped(Span span, TreeSet<Span> others) {
    Span candidate = others.lower(new Span(span.end(), Integer.MAX_VALUE));
    return candidate != null && candidate.overlaps(span);
  }

  /** What was compared so far. */
  public SpanScore score() {
    return new SpanScore(scores(strict), scores(overlapping), ignored);
  }

  private static SortedMap<String, Score> scores(Map<String, long[]> counts) {
    SortedMap<String, Score> scores = new TreeMap<>();
    counts.forEach(
        (label, n) ->
            scores.put(
                label, new Score(n[MATCHED_GOLD], n[GOLD], n[MATCHED_PREDICTED], n[PREDICTED])));
    return scores;
  }
}
