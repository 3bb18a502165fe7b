package org.medcas.eval;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Span scores per label, in two measures.
 *
 * <p>{@code strict}: begin, end and label agree, seqeval's definition. {@code overlapping}: a gold
 * span is found if a predicted span of its label shares a unit with it, and a predicted span is
 * right if a gold span of its label does; one span can so match several.
 *
 * @param strict score of each label that occurs, sorted
 * @param overlapping the same labels
 * @param ignored predicted spans left out, because the gold says nothing about their place
 */
public record SpanScore(
    SortedMap<String, Score> strict, SortedMap<String, Score> overlapping, long ignored) {

  /** Copies the maps. */
  public SpanScore {
    strict = Collections.unmodifiableSortedMap(new TreeMap<>(strict));
    overlapping = Collections.unmodifiableSortedMap(new TreeMap<>(overlapping));
  }

  /** Strict counts over all labels. */
  public Score strictMicro() {
    return strict.values().stream().reduce(Score.NONE, Score::plus);
  }

  /** Overlapping counts over all labels. */
  public Score overlappingMicro() {
    return overlapping.values().stream().reduce(Score.NONE, Score::plus);
  }
}
