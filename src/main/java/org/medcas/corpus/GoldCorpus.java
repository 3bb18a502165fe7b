package org.medcas.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What was read from one or many files: documents, and everything that was wrong, repaired or left
 * out on the way. Immutable and thread-safe.
 *
 * @param documents documents in the order of reading
 * @param faults faults in the order of reading; those that are fatal cost a document
 */
public record GoldCorpus(List<GoldDocument> documents, List<GoldFault> faults) {

  /** Nothing read. */
  public static final GoldCorpus EMPTY = new GoldCorpus(List.of(), List.of());

  /** Copies the lists. */
  public GoldCorpus {
    documents = List.copyOf(documents);
    faults = List.copyOf(faults);
  }

  /** One document that was read without any fault. */
  public static GoldCorpus of(GoldDocument document) {
    return new GoldCorpus(List.of(document), List.of());
  }

  /** All documents and faults of several, in order. */
  public static GoldCorpus join(Collection<GoldCorpus> parts) {
    List<GoldDocument> documents = new ArrayList<>();
    List<GoldFault> faults = new ArrayList<>();
    for (GoldCorpus part : parts) {
      documents.addAll(part.documents);
      faults.addAll(part.faults);
    }
    return new GoldCorpus(documents, faults);
  }

  /** The faults that cost a document. */
  public List<GoldFault> fatalFaults() {
    return faults.stream().filter(fault -> fault.kind().isFatal()).toList();
  }

  /** Number of faults of each kind that occurs. */
  public Map<GoldFault.Kind, Integer> faultCounts() {
    Map<GoldFault.Kind, Integer> counts = new EnumMap<>(GoldFault.Kind.class);
    faults.forEach(fault -> counts.merge(fault.kind(), 1, Integer::sum));
    return counts;
  }

  /** The labels that occur, sorted. */
  public Set<String> labels() {
    Set<String> labels = new TreeSet<>();
    documents.forEach(document -> document.spans().forEach(span -> labels.add(span.label())));
    return labels;
  }

  /**
   * The same corpus without the documents that hold a label outside {@code allowed}; each such span
   * is a fault. The line is that of the document's text, which in the written form and in brat is
   * the file's line, and in CoNLL the number of the sentence.
   */
  public GoldCorpus restrictedTo(Set<String> allowed) {
    List<GoldDocument> kept = new ArrayList<>();
    List<GoldFault> all = new ArrayList<>(faults);
    for (GoldDocument document : documents) {
      List<GoldFault> found = unknownLabels(document, allowed);
      all.addAll(found);
      if (found.isEmpty()) {
        kept.add(document);
      }
    }
    return new GoldCorpus(kept, all);
  }

  private static List<GoldFault> unknownLabels(GoldDocument document, Set<String> allowed) {
    Stream<GoldSpan> strangers =
        document.spans().stream().filter(span -> !allowed.contains(span.label()));
    return strangers
        .map(
            span ->
                GoldFault.at(
                    document.id(),
                    TextPlace.of(document.text(), span.begin()),
                    GoldFault.Kind.LABEL,
                    "Unknown label '"
                        + span.label()
                        + "'; allowed are "
                        + String.join(", ", new TreeSet<>(allowed))))
        .toList();
  }
}
