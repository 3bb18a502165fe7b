package org.medcas.annotator;

import java.util.List;
import org.medcas.chunking.Chunker;
import org.medcas.chunking.Tag;
import org.medcas.types.ProcessingReport;

/** What one tagger did to the document at hand: how to read its tags, and what was counted. */
final class TaggerRun {

  private final ProcessingReport report;
  private final int rank;
  private final List<Tag> tags;
  private final Chunker chunker;
  private int repaired;
  private int dropped;

  /**
   * @param rank place among the taggers of the document, first is 0
   * @param tags the model's labels taken apart, in the order of its output
   */
  TaggerRun(ProcessingReport report, int rank, List<Tag> tags, Chunker chunker) {
    this.report = report;
    this.rank = rank;
    this.tags = tags;
    this.chunker = chunker;
  }

  int rank() {
    return rank;
  }

  String modelId() {
    return report.getModelId();
  }

  Tag tag(int label) {
    return tags.get(label);
  }

  Chunker chunker() {
    return chunker;
  }

  void countRepaired(int tagCount) {
    repaired += tagCount;
  }

  void countDropped(int conceptCount) {
    dropped += conceptCount;
  }

  /** Adds what was counted to the report in the CAS. */
  void writeCounts() {
    report.setRepairedTags(report.getRepairedTags() + repaired);
    report.setFilteredConcepts(report.getFilteredConcepts() + dropped);
  }
}
