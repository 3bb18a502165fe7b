package org.medcas.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medcas.chunking.OverlapResolver.Candidate;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class ChunkShapingTest {

  private static final List<String> WORDS = List.of("pijn", "in", "De", "linker", "knie", "koorts");

  @Test
  void joinsPartsThatOnlyStopWordsSeparate() {
    List<Chunk> chunks = List.of(chunk(0, 1, "P", .9f), chunk(3, 5, "P", .6f));
    assertThat(new StopWordJoiner(Set.of("in", "de")).join(chunks, WORDS::get))
        .containsExactly(chunk(0, 5, "P", .7f));
  }

  @Test
  void leavesPartsThatTouchOrDifferApart() {
    List<Chunk> chunks = List.of(chunk(0, 3, "P", 1), chunk(3, 5, "P", 1), chunk(5, 6, "T", 1));
    assertThat(new StopWordJoiner(Set.of("in", "de")).join(chunks, WORDS::get)).isEqualTo(chunks);
  }

  @Test
  void blackListOutweighsWhiteListAndThresholdIsInclusive() {
    ChunkFilter filter = new ChunkFilter(Set.of("P", "T"), Set.of("T"), .5f);
    assertThat(filter.test(chunk(0, 1, "P", .5f))).isTrue();
    assertThat(filter.test(chunk(0, 1, "P", .49f))).isFalse();
    assertThat(filter.test(chunk(0, 1, "T", 1))).isFalse();
    assertThat(filter.test(chunk(0, 1, "X", 1))).isFalse();
    assertThat(ChunkFilter.KEEP_ALL.test(chunk(0, 1, "X", 0))).isTrue();
    assertThatThrownBy(() -> new ChunkFilter(Set.of(), Set.of(), Float.NaN))
        .hasMessageContaining("[0,1] (got NaN)");
  }

  @Test
  void replacesLabelsOnceFromListAndTable() throws IOException {
    LabelReplacements inline = LabelReplacements.parse(List.of("P=Q", "Q=R"));
    LabelReplacements table = LabelReplacements.read(new StringReader("P\tZ\nT\tU\n"), true);
    assertThat(inline.apply(chunk(0, 1, "P", 1)).label()).isEqualTo("Q");
    assertThat(table.and(inline).apply(chunk(0, 1, "P", 1)).label()).isEqualTo("Q");
    assertThat(table.and(inline).apply(chunk(0, 1, "T", 1)).label()).isEqualTo("U");
    assertThatThrownBy(() -> LabelReplacements.parse(List.of("P"))).hasMessageContaining("old=new");
    assertThatThrownBy(() -> LabelReplacements.read(new StringReader("P\nQ,R\n"), false))
        .hasMessageContaining("Line 1");
  }

  @Test
  void eachStrategyKeepsItsOwnBest() {
    Candidate first = new Candidate(new Span(0, 4), "P", .5f, 0);
    Candidate longer = new Candidate(new Span(2, 10), "T", .6f, 1);
    Candidate surer = new Candidate(new Span(3, 6), "X", .9f, 2);
    List<Candidate> all = List.of(first, longer, surer);
    assertThat(new OverlapResolver(Overlap.KEEP_ALL, List.of()).resolve(all)).isEqualTo(all);
    assertThat(new OverlapResolver(Overlap.ORDER, List.of()).resolve(all)).containsExactly(first);
    assertThat(new OverlapResolver(Overlap.LENGTH, List.of()).resolve(all)).containsExactly(longer);
    assertThat(new OverlapResolver(Overlap.PRECEDENCE, List.of("X", "P")).resolve(all))
        .containsExactly(surer);
    assertThat(new OverlapResolver(Overlap.CONFIDENCE, List.of()).resolve(all))
        .containsExactly(surer);
  }

  @Test
  void keptConceptsNeverOverlapAndEveryDroppedOneOverlapsAKeptOne() {
    Seeds.forAll(
        300,
        random -> {
          List<Candidate> all = new ArrayList<>();
          for (int i = random.nextInt(12); i > 0; i--) {
            int begin = random.nextInt(30);
            all.add(
                new Candidate(
                    new Span(begin, begin + 1 + random.nextInt(6)),
                    random.nextBoolean() ? "P" : "T",
                    random.nextFloat(),
                    random.nextInt(3)));
          }
          Overlap overlap = Overlap.values()[1 + random.nextInt(Overlap.values().length - 1)];
          List<Candidate> kept = new OverlapResolver(overlap, List.of("T")).resolve(all);
          for (Candidate candidate : all) {
            long touching =
                kept.stream().filter(other -> other.span().overlaps(candidate.span())).count();
            assertThat(touching).isEqualTo(kept.contains(candidate) ? 1 : Math.max(1, touching));
          }
        });
  }

  private static Chunk chunk(int begin, int end, String label, float confidence) {
    return new Chunk(new Span(begin, end), label, confidence);
  }
}
