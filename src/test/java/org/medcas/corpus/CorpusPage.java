package org.medcas.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.medcas.corpus.CorpusSplits.Split;
import org.medcas.eval.Agreement;
import org.medcas.eval.Score;

/** The page of {@code docs/corpus} about the gold of one language: what is counted, as tables. */
final class CorpusPage {

  private static final String HEAD =
      """
      # The gold of `%s`

      Counted by the build from `src/corpus/%s`; renew with `./mvnw test -Dtest=CorpusPageTest -Dmedcas.writePages=true`.
      Written for this project after [the guideline](../guidelines/%s), in brackets, CC BY 4.0. No text is a patient's or comes from elsewhere.

      """;

  private final String language;
  private final CorpusSplits corpus;
  private final CorpusReport report;
  private final StringBuilder page = new StringBuilder();

  private CorpusPage(String language, CorpusSplits corpus) {
    this.language = language;
    this.corpus = corpus;
    this.report = CorpusReport.of(corpus);
  }

  static String of(String language, String guideline, CorpusSplits corpus) {
    CorpusPage page = new CorpusPage(language, corpus);
    page.page.append(String.format(Locale.ROOT, HEAD, language, language, guideline));
    page.splits();
    page.labels();
    page.apartness();
    page.agreement();
    page.origins("Kinds of note", "kind", page.report.kinds());
    page.origins("Specialties", "specialty", page.report.specialties());
    page.origins("Writers", "writer", page.report.writers());
    return page.page.toString();
  }

  private void splits() {
    row("", "train", "dev", "test");
    row("---", "--:", "--:", "--:");
    row("documents", split -> report.splits().get(split).documents());
    row("sentences", split -> report.splits().get(split).sentences());
    row("sentences without span", split -> report.splits().get(split).emptySentences());
    row("words", split -> report.splits().get(split).words());
    row("spans", split -> report.splits().get(split).spans());
    page.append('\n');
  }

  private void labels() {
    page.append("## Spans\n\n");
    row("label", "train", "dev", "test");
    row("---", "--:", "--:", "--:");
    report
        .labels()
        .forEach((label, counts) -> row("`" + label + "`", split -> counts.getOrDefault(split, 0)));
    page.append('\n');
  }

  private void apartness() {
    int test = report.splits().get(Split.TEST).spans();
    line(
        "Different span texts, without regard to case: %,d. Test spans whose text is no span text in train: %,d of %,d (%.0f %%).",
        report.distinctSpanTexts(),
        report.unseenTestSpans(),
        test,
        100.0 * report.unseenTestSpans() / test);
    line(
        "Pairs across splits with a token overlap above %.1f: %d documents, %d sentences of at least %d words.",
        CorpusReport.MAX_OVERLAP,
        report.duplicateDocuments().size(),
        report.duplicateSentences().size(),
        CorpusReport.LONG_SENTENCE);
  }

  private void agreement() {
    if (corpus.agreement().isEmpty()) {
      return;
    }
    Agreement agreement = Agreement.of(corpus.of(Split.TEST), corpus.agreement());
    page.append("## Agreement of two annotators\n\n");
    line(
        "%d test documents (%d sentences) were annotated a second time, from the bare text. F1 between the two, either as gold:",
        agreement.documents(), agreement.sentences());
    row("label", "strict", "overlapping", "spans");
    row("---", "--:", "--:", "--:");
    agreement
        .spans()
        .strict()
        .forEach(
            (label, strict) ->
                scores("`" + label + "`", strict, agreement.spans().overlapping().get(label)));
    scores("all", agreement.spans().strictMicro(), agreement.spans().overlappingMicro());
    page.append('\n');
  }

  private void scores(String label, Score strict, Score overlapping) {
    row(label, f1(strict), f1(overlapping), Long.toString(strict.gold()));
  }

  private static String f1(Score score) {
    return score.undefinedBecause().isPresent()
        ? "–"
        : String.format(Locale.ROOT, "%.3f", score.f1());
  }

  private void origins(String title, String name, Map<String, Integer> counts) {
    page.append("## ").append(title).append("\n\n");
    row(name, "documents");
    row("---", "--:");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry -> row(entry.getKey(), entry.getValue().toString()));
    page.append('\n');
  }

  private interface Count {
    int in(Split split);
  }

  private void row(String name, Count count) {
    row(name, number(count, Split.TRAIN), number(count, Split.DEV), number(count, Split.TEST));
  }

  private static String number(Count count, Split split) {
    return String.format(Locale.ROOT, "%,d", count.in(split));
  }

  private void row(String... cells) {
    page.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
  }

  private void line(String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append("\n\n");
  }
}
