package org.medcas.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class CoveringSpansTest {

  @Test
  void answersAsALookAtEveryItemWould() {
    Seeds.forAll(
        500,
        random -> {
          List<Span> items = spans(random, 12);
          List<Span> asked = new ArrayList<>(spans(random, 30));
          asked.sort(Comparator.naturalOrder());
          CoveringSpans<Span> covering = new CoveringSpans<>(items, Function.identity());
          for (Span span : asked) {
            assertThat(covering.shortestCovering(span)).isEqualTo(slowly(items, span));
          }
        });
  }

  @Test
  void refusesToGoBack() {
    CoveringSpans<Span> covering = new CoveringSpans<>(List.of(), Function.identity());
    covering.shortestCovering(new Span(4, 5));
    assertThatThrownBy(() -> covering.shortestCovering(new Span(3, 5)))
        .hasMessageContaining("text order");
  }

  private static Optional<Span> slowly(List<Span> items, Span span) {
    return items.stream()
        .sorted()
        .filter(item -> item.contains(span))
        .min(Comparator.comparingInt(Span::length));
  }

  private static List<Span> spans(Random random, int atMost) {
    List<Span> spans = new ArrayList<>();
    int count = random.nextInt(atMost + 1);
    for (int i = 0; i < count; i++) {
      int begin = random.nextInt(40);
      spans.add(new Span(begin, begin + random.nextInt(20)));
    }
    return spans;
  }
}
