package org.medcas.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** The tables of an evaluation, before they are drawn. */
final class ReportTables {

  /** What stands in the place of a ratio with nothing to divide by. */
  static final String UNDEFINED = "n/a";

  private ReportTables() {}

  /**
   * A table ready to draw.
   *
   * @param title what it shows
   * @param rows cells, the heading row first; the first column is text, all others are numbers
   */
  record Table(String title, List<List<String>> rows) {}

  static List<Table> of(Evaluation evaluation) {
    List<Table> tables = new ArrayList<>();
    if (evaluation.tokenTags().tokens() > 0) {
      tables.add(tokenTags(evaluation.tokenTags()));
    }
    SpanScore spans = evaluation.spans();
    tables.add(spans("Spans, strict", spans.strict(), spans.strictMicro()));
    tables.add(spans("Spans, overlapping", spans.overlapping(), spans.overlappingMicro()));
    return tables;
  }

  /** The shape of the published table: one row a tag, then accuracy, macro and weighted mean. */
  private static Table tokenTags(TokenTagReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(heading("label"));
    report.scores().forEach((tag, score) -> rows.add(row(tag, score)));
    String tokens = String.valueOf(report.tokens());
    rows.add(List.of("accuracy", "", "", number(report.accuracy()), tokens));
    rows.add(
        List.of(
            "macro avg",
            number(report.macro(Score::precision)),
            number(report.macro(Score::recall)),
            number(report.macro(Score::f1)),
            tokens));
    rows.add(
        List.of(
            "weighted avg",
            number(report.weighted(Score::precision)),
            number(report.weighted(Score::recall)),
            number(report.weighted(Score::f1)),
            tokens));
    return new Table("Token tags", rows);
  }

  private static Table spans(String title, SortedMap<String, Score> scores, Score micro) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(heading("label"));
    scores.forEach((label, score) -> rows.add(row(label, score)));
    rows.add(row("micro avg", micro));
    return new Table(title, rows);
  }

  private static List<String> heading(String first) {
    return List.of(first, "precision", "recall", "f1-score", "support");
  }

  private static List<String> row(String name, Score score) {
    return List.of(
        name,
        number(score.precision()),
        number(score.recall()),
        number(score.f1()),
        String.valueOf(score.gold()));
  }

  static String number(double ratio) {
    return Double.isNaN(ratio) ? UNDEFINED : String.format(Locale.ROOT, "%.2f", ratio);
  }

  /** Single figures and remarks below the tables, by name. */
  static Map<String, String> remarks(Evaluation evaluation) {
    Map<String, String> remarks = new LinkedHashMap<>();
    remarks.put("documents", String.valueOf(evaluation.documents()));
    evaluation
        .sentences()
        .ifPresent(
            score ->
                remarks.put(
                    "sentences", "F1 " + exact(score.f1()) + ", " + score.gold() + " in gold"));
    evaluation
        .unseen()
        .ifPresent(
            score ->
                remarks.put(
                    "unseen spans",
                    "recall " + exact(score.recall()) + ", " + score.gold() + " in gold"));
    if (evaluation.tokenTags().unknown() + evaluation.spans().ignored() > 0) {
      remarks.put(
          "left out, not labelled in gold",
          evaluation.tokenTags().unknown()
              + " tokens, "
              + evaluation.spans().ignored()
              + " predicted spans");
    }
    undefined(evaluation.spans().strict(), remarks);
    return remarks;
  }

  private static String exact(double ratio) {
    return Double.isNaN(ratio) ? UNDEFINED : String.format(Locale.ROOT, "%.4f", ratio);
  }

  private static void undefined(SortedMap<String, Score> scores, Map<String, String> remarks) {
    scores.forEach(
        (label, score) ->
            score
                .undefinedBecause()
                .ifPresent(reason -> remarks.put(UNDEFINED + " " + label, reason)));
  }
}
