package org.medcas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpanTest {

  @Test
  void touchingSpansDoNotOverlap() {
    assertThat(new Span(0, 3).overlaps(new Span(3, 5))).isFalse();
    assertThat(new Span(0, 4).overlaps(new Span(3, 5))).isTrue();
    assertThat(new Span(3, 3).overlaps(new Span(0, 5))).isFalse();
  }

  @Test
  void coversTextByUtf16Units() {
    assertThat(new Span(3, 10).coveredText("😀 aspirin mg")).isEqualTo("aspirin");
  }

  @Test
  void sortsLongerSpanFirstAtTheSameBegin() {
    assertThat(Stream.of(new Span(1, 2), new Span(0, 1), new Span(1, 5)).sorted().toList())
        .isEqualTo(List.of(new Span(0, 1), new Span(1, 5), new Span(1, 2)));
  }

  @Test
  void refusesAnEndBeforeTheBegin() {
    assertThatThrownBy(() -> new Span(4, 3)).hasMessageContaining("got [4, 3)");
  }
}
