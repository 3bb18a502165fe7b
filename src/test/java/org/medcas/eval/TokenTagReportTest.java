package org.medcas.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;

class TokenTagReportTest {

  /** Expected values by hand, from the definitions of classification_report, zero_division=nan. */
  @Test
  void givesTheFiguresOfScikitLearn() {
    TokenTagReport report =
        report(
            List.of("B-X", "I-X", "O", "B-Y", "O", "O"),
            List.of("B-X", "O", "O", "B-X", "O", "I-X"));

    assertThat(report.scores().keySet()).containsExactly("B-X", "B-Y", "I-X", "O");
    assertThat(report.scores().get("B-X").precision()).isEqualTo(0.5);
    assertThat(report.scores().get("B-X").f1()).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(report.scores().get("B-Y").precision()).isNaN();
    assertThat(report.scores().get("B-Y").f1()).isZero();
    assertThat(report.scores().get("B-Y").undefinedBecause()).contains("never predicted");
    assertThat(report.accuracy()).isEqualTo(0.5);
    assertThat(report.macro(Score::precision)).isEqualTo((0.5 + 0 + 2 / 3.0) / 3, within(1e-12));
    assertThat(report.macro(Score::f1)).isEqualTo((2 / 3.0 + 2 / 3.0) / 4, within(1e-12));
    assertThat(report.weighted(Score::recall)).isEqualTo(0.5, within(1e-12));
  }

  @Test
  void leavesUnknownTokensOut() {
    TokenTagReport report = report(List.of("?", "O"), List.of("B-X", "O"));

    assertThat(report.unknown()).isEqualTo(1);
    assertThat(report.tokens()).isEqualTo(1);
    assertThat(report.scores()).containsOnlyKeys("O");
  }

  @Test
  void hasNoFiguresWithoutTokens() {
    TokenTagReport report = report(List.of(), List.of());

    assertThat(report.accuracy()).isNaN();
    assertThat(report.macro(Score::f1)).isNaN();
    assertThat(report.weighted(Score::f1)).isNaN();
  }

  @Test
  void refusesListsOfDifferentLength() {
    assertThatThrownBy(() -> report(List.of("O", "O"), List.of("O")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 in all (got 1)");
  }

  @Test
  void agreesWithTheSlowTwin() {
    Seeds.forAll(300, TokenTagReportTest::compareWithTwin);
  }

  private static void compareWithTwin(Random random) {
    TokenTagReport.Counter counter = new TokenTagReport.Counter("?");
    List<String> gold = new ArrayList<>();
    List<String> predicted = new ArrayList<>();
    for (int sentence = random.nextInt(5); sentence >= 0; sentence--) {
      List<String> tags = SlowScores.randomTags(random, 1 + random.nextInt(12));
      List<String> other = SlowScores.disturbed(random, tags);
      counter.add(tags, other);
      gold.addAll(tags);
      predicted.addAll(other);
    }
    TokenTagReport report = counter.report();

    assertThat(report.scores().keySet()).isEqualTo(SlowScores.tags(gold, predicted));
    double macro = 0;
    double weighted = 0;
    long right = 0;
    for (String tag : report.scores().keySet()) {
      long[] counts = SlowScores.counts(gold, predicted, tag);
      assertThat(report.scores().get(tag))
          .isEqualTo(new Score(counts[0], counts[1], counts[0], counts[2]));
      double f1 = 2.0 * counts[0] / (counts[1] + counts[2]);
      assertThat(report.scores().get(tag).f1()).isEqualTo(f1, within(1e-12));
      macro += f1 / report.scores().size();
      weighted += f1 * counts[1] / gold.size();
      right += counts[0];
    }
    assertThat(report.macro(Score::f1)).isEqualTo(macro, within(1e-12));
    assertThat(report.weighted(Score::f1)).isEqualTo(weighted, within(1e-12));
    assertThat(report.accuracy()).isEqualTo((double) right / gold.size());
  }

  private static TokenTagReport report(List<String> gold, List<String> predicted) {
    TokenTagReport.Counter counter = new TokenTagReport.Counter("?");
    counter.add(gold, predicted);
    return counter.report();
  }
}
