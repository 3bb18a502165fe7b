package org.medcas.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.text.Span;

class EvaluationTest {

  private static final GoldDocument GOLD =
      GoldDocument.of(
              "d",
              "Koorts. Hb laag.",
              List.of(
                  new GoldSpan(new Span(0, 6), "PROBLEM"), new GoldSpan(new Span(8, 10), "TEST")))
          .withSentences(List.of(new Span(0, 7), new Span(8, 16)));

  private static Evaluation evaluation() {
    KnownSpans training =
        KnownSpans.of(
            List.of(GoldDocument.of("t", "KOORTS", List.of(new GoldSpan(new Span(0, 6), "X")))));
    Evaluation.Collector collector = new Evaluation.Collector(Optional.of(training));
    collector.addDocument(GOLD, List.of(new GoldSpan(new Span(0, 6), "PROBLEM")));
    collector.addSentences(GOLD, List.of(new Span(0, 8), new Span(8, 12), new Span(12, 16)));
    collector.addTags(List.of("B-PROBLEM", "O"), List.of("B-PROBLEM", "O"));
    collector.addTags(List.of("B-TEST", "O", "O"), List.of("O", "O", "O"));
    return collector.evaluation();
  }

  @Test
  void measuresSentencesAndUnseenSpans() {
    Evaluation evaluation = evaluation();

    assertThat(evaluation.sentences()).contains(new Score(1, 2, 1, 3));
    assertThat(evaluation.unseen().orElseThrow().recall()).isZero();
    assertThat(evaluation.unseen().orElseThrow().gold()).isEqualTo(1);
  }

  @Test
  void printsTheTableInThePublishedShape() {
    assertThat(TextReport.render(evaluation()))
        .startsWith(
            """
            Token tags

            label         precision  recall  f1-score  support
            B-PROBLEM          1.00    1.00      1.00        1
            B-TEST              n/a    0.00      0.00        1
            O                  0.75    1.00      0.86        3
            accuracy                             0.80        5
            macro avg          0.88    0.67      0.62        5
            weighted avg       0.81    0.80      0.71        5

            Spans, strict
            """)
        .contains("documents: 1\n")
        .contains("sentences: F1 0.4000, 2 in gold\n")
        .contains("unseen spans: recall 0.0000, 1 in gold\n")
        .contains("n/a TEST: never predicted\n");
  }

  @Test
  void writesMarkdownTables() {
    assertThat(MarkdownReport.render(evaluation()))
        .contains("### Spans, strict\n\n| label | precision | recall | f1-score | support |\n")
        .contains("|---|---:|---:|---:|---:|\n| PROBLEM | 1.00 | 1.00 | 1.00 | 1 |\n");
  }

  @Test
  void writesJsonWithNullAndReasonForUndefinedRatios() {
    JsonObject root = JsonParser.parseString(JsonReport.render(evaluation())).getAsJsonObject();

    JsonObject test =
        root.getAsJsonObject("spans")
            .getAsJsonObject("strict")
            .getAsJsonObject("labels")
            .getAsJsonObject("TEST");
    assertThat(test.get("precision").isJsonNull()).isTrue();
    assertThat(test.get("reason").getAsString()).isEqualTo("never predicted");
    assertThat(root.getAsJsonObject("tokenTags").get("accuracy").getAsDouble()).isEqualTo(0.8);
  }

  @Test
  void spreadsOverRuns() {
    Spread spread = new Spread(List.of(0.8, 0.9, 1.0));

    assertThat(spread.mean()).isEqualTo(0.9, within(1e-12));
    assertThat(spread.standardDeviation()).isEqualTo(0.1, within(1e-12));
    assertThat(spread).hasToString("0.9000 ± 0.1000 (3 runs)");
    assertThat(new Spread(List.of()).mean()).isNaN();
    assertThat(new Spread(List.of(0.5)).standardDeviation()).isNaN();
  }
}
