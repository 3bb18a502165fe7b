package org.medcas.corpus;

import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that a source marks wherever they occur. In a source that covers only some labels, a
 * token outside all spans is outside those labels only: it may belong to any other label, which the
 * loss has to leave open. A source may also mark places of labels that it does not cover. Immutable
 * and thread-safe.
 */
public final class PartialLabels {

  private static final PartialLabels ALL = new PartialLabels(true, Set.of());

  private final boolean complete;
  private final Set<String> covered;

  private PartialLabels(boolean complete, Set<String> covered) {
    this.complete = complete;
    this.covered = Set.copyOf(covered);
  }

  /** Every label of the model is marked: a token without a label is outside. */
  public static PartialLabels all() {
    return ALL;
  }

  /**
   * Only these labels are marked wherever they occur.
   *
   * @param labels empty for a source that tells nothing beyond its spans
   */
  public static PartialLabels only(Set<String> labels) {
    return new PartialLabels(false, labels);
  }

  /** Whether a token without a label is certainly outside every label. */
  public boolean isComplete() {
    return complete;
  }

  /** Whether every occurrence of {@code label} is marked. */
  public boolean covers(String label) {
    return complete || covered.contains(label);
  }

  /** The covered labels, sorted; empty if all are. */
  public Set<String> labels() {
    return new TreeSet<>(covered);
  }

  @Override
  public String toString() {
    return complete ? "all labels" : covered.isEmpty() ? "none" : String.join(", ", labels());
  }
}
