package org.medcas.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class SpanScorerTest {

  /** The example of seqeval's own documentation. */
  @Test
  void givesTheFiguresOfSeqeval() {
    SpanScorer scorer = new SpanScorer();
    scorer.addTags(
        List.of("O", "O", "O", "B-MISC", "I-MISC", "I-MISC", "O"),
        List.of("O", "O", "B-MISC", "I-MISC", "I-MISC", "I-MISC", "O"));
    scorer.addTags(List.of("B-PER", "I-PER", "O"), List.of("B-PER", "I-PER", "O"));

    assertThat(scorer.score().strictMicro().f1()).isEqualTo(0.5);
    assertThat(scorer.score().strict().get("MISC").f1()).isZero();
    assertThat(scorer.score().overlappingMicro().f1()).isEqualTo(1);
  }

  @Test
  void countsEachSideOfAnOverlapByItself() {
    SpanScorer scorer = new SpanScorer();
    scorer.add(
        List.of(span(0, 10, "A")), List.of(span(0, 3, "A"), span(5, 8, "A"), span(8, 12, "B")));

    assertThat(scorer.score().overlapping().get("A")).isEqualTo(new Score(1, 1, 2, 2));
    assertThat(scorer.score().overlapping().get("B")).isEqualTo(new Score(0, 0, 0, 1));
    assertThat(scorer.score().strict().get("A")).isEqualTo(new Score(0, 1, 0, 2));
  }

  @Test
  void leavesPredictionsInUnknownStretchesOut() {
    GoldDocument gold =
        new GoldDocument(
            "d", "a b c d", List.of(span(6, 7, "A")), List.of(), List.of(new Span(2, 3)));
    SpanScorer scorer = new SpanScorer();
    scorer.add(gold, List.of(span(0, 3, "A"), span(6, 7, "A")));
    scorer.addTags(List.of("?", "O"), List.of("B-A", "B-A"));

    assertThat(scorer.score().ignored()).isEqualTo(2);
    assertThat(scorer.score().strict().get("A")).isEqualTo(new Score(1, 1, 1, 2));
  }

  @Test
  void judgesPredictionsThatTouchAGoldSpanInsideAnUnknownStretch() {
    GoldDocument gold =
        new GoldDocument(
            "d", "a b c d", List.of(span(0, 3, "A")), List.of(), List.of(new Span(0, 7)));
    SpanScorer scorer = new SpanScorer();
    scorer.add(gold, List.of(span(0, 3, "A"), span(6, 7, "A")));
    scorer.addTags(List.of("B-A", "?", "?"), List.of("B-A", "I-A", "B-A"));

    assertThat(scorer.score().ignored()).isEqualTo(2);
    assertThat(scorer.score().strict().get("A")).isEqualTo(new Score(1, 2, 1, 2));
    assertThat(scorer.score().overlapping().get("A")).isEqualTo(new Score(2, 2, 2, 2));
  }

  @Test
  void agreesWithTheSlowTwinOnTags() {
    Seeds.forAll(500, SpanScorerTest::compareTags);
  }

  private static void compareTags(Random random) {
    SpanScorer scorer = new SpanScorer();
    long matches = 0;
    long goldCount = 0;
    long predictedCount = 0;
    for (int sentence = random.nextInt(5); sentence >= 0; sentence--) {
      List<String> gold = SlowScores.randomTags(random, random.nextInt(12));
      List<String> predicted = SlowScores.disturbed(random, gold);
      scorer.addTags(gold, predicted);
      Set<GoldSpan> goldSpans = SlowScores.entities(gold);
      Set<GoldSpan> predictedSpans = SlowScores.entities(predicted);
      assertThat(new HashSet<>(TagSpans.of(gold))).isEqualTo(goldSpans);
      goldCount += goldSpans.size();
      predictedCount += predictedSpans.size();
      goldSpans.retainAll(predictedSpans);
      matches += goldSpans.size();
    }
    assertThat(scorer.score().strictMicro())
        .isEqualTo(new Score(matches, goldCount, matches, predictedCount));
  }

  @Test
  void agreesWithTheSlowTwinOnOverlaps() {
    Seeds.forAll(500, SpanScorerTest::compareOverlaps);
  }

  private static void compareOverlaps(Random random) {
    List<GoldSpan> gold = randomSpans(random);
    List<GoldSpan> predicted = randomSpans(random);
    SpanScorer scorer = new SpanScorer();
    scorer.add(gold, predicted);
    long found = gold.stream().filter(g -> predicted.stream().anyMatch(p -> match(g, p))).count();
    long right = predicted.stream().filter(p -> gold.stream().anyMatch(g -> match(g, p))).count();

    assertThat(scorer.score().overlappingMicro())
        .isEqualTo(new Score(found, gold.size(), right, predicted.size()));
  }

  private static boolean match(GoldSpan one, GoldSpan other) {
    return one.label().equals(other.label())
        && one.begin() < other.end()
        && other.begin() < one.end();
  }

  private static List<GoldSpan> randomSpans(Random random) {
    List<GoldSpan> spans = new ArrayList<>();
    int begin = random.nextInt(5);
    while (begin < 60) {
      int end = begin + 1 + random.nextInt(6);
      spans.add(span(begin, end, random.nextBoolean() ? "A" : "B"));
      begin = end + random.nextInt(5);
    }
    return spans;
  }

  private static GoldSpan span(int begin, int end, String label) {
    return new GoldSpan(new Span(begin, end), label);
  }
}
