package org.medcas.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.uima.jcas.JCas;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.ProcessingReport;

/** What a run did, added up over its documents, so that no cut, repair or skip goes unseen. */
final class RunTally {

  /**
   * What one document adds.
   *
   * @param characters UTF-16 units of its text
   * @param filteredTokens tokens that the tokenizer's length limits left out
   * @param skippedSentences sentences left untagged because the model failed on them
   */
  record Counts(
      long characters,
      long concepts,
      long sentences,
      long tokens,
      long splitSentences,
      long cutTokens,
      long filteredTokens,
      long skippedSentences,
      long repairedTags) {

    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Counts of(JCas jcas) {
      List<ProcessingReport> reports = jcas.select(ProcessingReport.class).asList();
      String text = jcas.getDocumentText();
      return new Counts(
          text == null ? 0 : text.length(),
          jcas.select(ClinicalConcept.class).count(),
          reports.stream().mapToLong(ProcessingReport::getSentences).sum(),
          reports.stream().mapToLong(ProcessingReport::getTokens).sum(),
          reports.stream().mapToLong(ProcessingReport::getSplitSentences).sum(),
          reports.stream().mapToLong(ProcessingReport::getCutTokens).sum(),
          reports.stream().mapToLong(ProcessingReport::getFilteredTokens).sum(),
          reports.stream().mapToLong(ProcessingReport::getSkippedSentences).sum(),
          reports.stream().mapToLong(ProcessingReport::getRepairedTags).sum());
    }

    Counts plus(Counts other) {
      return new Counts(
          characters + other.characters,
          concepts + other.concepts,
          sentences + other.sentences,
          tokens + other.tokens,
          splitSentences + other.splitSentences,
          cutTokens + other.cutTokens,
          filteredTokens + other.filteredTokens,
          skippedSentences + other.skippedSentences,
          repairedTags + other.repairedTags);
    }
  }

  /** A document that has no result, and why. */
  record Failure(String document, String reason) {}

  private final List<Failure> failures = new ArrayList<>();
  private Counts counts = Counts.NONE;
  private int annotated;
  private int alreadyThere;

  void add(Counts document) {
    counts = counts.plus(document);
    annotated++;
  }

  void addAlreadyThere(int documents) {
    alreadyThere += documents;
  }

  void addFailure(Note note, Throwable fault) {
    failures.add(new Failure(note.id(), Faults.shortMessage(fault)));
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** Lines for the end of a run; what did not happen is not mentioned. */
  List<String> summary(double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Texts.format(
            "%s annotated, %s in %s, %.1f s (%,.0f tokens/s)",
            Texts.counted(annotated, "document"),
            Texts.counted(counts.concepts(), "concept"),
            Texts.counted(counts.sentences(), "sentence"),
            seconds,
            counts.tokens() / Math.max(seconds, 1e-3)));
    mention(lines, alreadyThere, "already there and skipped (--overwrite redoes them)");
    mention(
        lines, counts.splitSentences(), "sentences were longer than a window and tagged in parts");
    mention(
        lines, counts.cutTokens(), "tokens were longer than a window and tagged by their begin");
    mention(lines, counts.filteredTokens(), "tokens were left out by the length limits");
    mention(lines, counts.skippedSentences(), "sentences were left untagged: the model failed");
    mention(lines, counts.repairedTags(), "tags broke the scheme and were repaired");
    mention(
        lines, failures.size(), failures.size() == 1 ? "document failed:" : "documents failed:");
    failures.forEach(failure -> lines.add("  " + failure.document() + ": " + failure.reason()));
    return lines;
  }

  private static void mention(List<String> lines, long count, String what) {
    if (count > 0) {
      lines.add(Texts.format("%,d %s", count, what));
    }
  }
}
