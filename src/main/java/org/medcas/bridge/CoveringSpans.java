package org.medcas.bridge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.medcas.text.Span;

/**
 * Answers for one span after another which of a set of items covers it, in one pass over both.
 *
 * <p>The spans must be asked for in text order; items may be nested. An item that ended before the
 * begin of a span is never looked at again, so the cost is the number of items and spans, not their
 * product. For one thread.
 *
 * @param <T> what covers: a sentence, a section
 */
final class CoveringSpans<T> {

  private record Item<T>(Span span, T value) {}

  private final List<Item<T>> items;
  private final List<Item<T>> open = new ArrayList<>();
  private int next;
  private int lastBegin;

  CoveringSpans(List<T> values, Function<T, Span> spanOf) {
    items =
        values.stream()
            .map(value -> new Item<>(spanOf.apply(value), value))
            .sorted(Comparator.comparing(Item::span))
            .toList();
  }

  /** The shortest item that covers all of {@code span}; of equal ones the first. */
  Optional<T> shortestCovering(Span span) {
    if (span.begin() < lastBegin) {
      throw new IllegalArgumentException(
          "Spans must come in text order (got " + span + " after begin " + lastBegin + ")");
    }
    lastBegin = span.begin();
    while (next < items.size() && items.get(next).span().begin() <= span.begin()) {
      open.add(items.get(next++));
    }
    open.removeIf(item -> item.span().end() < span.begin());
    return open.stream()
        .filter(item -> item.span().contains(span))
        .min(Comparator.comparingInt(item -> item.span().length()))
        .map(Item::value);
  }
}
