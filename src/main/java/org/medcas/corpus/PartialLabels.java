package org.medcas.corpus;

import java.util.Set;
import java.util.TreeSet;

/**
 * The labels that a source marks wherever they occur. In a source that covers only some labels, a
 * token outside all spans is outside those labels only: it may belong to any other label, so its
 * loss is masked instead of counting it as outside. Immutable and thread-safe.
 */
public final class PartialLabels {

  private static final PartialLabels ALL = new PartialLabels(Set.of());

  private final Set<String> covered;

  private PartialLabels(Set<String> covered) {
    this.covered = Set.copyOf(covered);
  }

  /** Every label of the model is marked: a token without a label is outside. */
  public static PartialLabels all() {
    return ALL;
  }

  /** Only these labels are marked. */
  public static PartialLabels only(Set<String> labels) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("A source covers at least one label (got none)");
    }
    return new PartialLabels(labels);
  }

  /** Whether a token without a label is certainly outside every label. */
  public boolean isComplete() {
    return covered.isEmpty();
  }

  /** Whether every occurrence of {@code label} is marked. */
  public boolean covers(String label) {
    return covered.isEmpty() || covered.contains(label);
  }

  /** The covered labels, sorted; empty if all are. */
  public Set<String> labels() {
    return new TreeSet<>(covered);
  }

  @Override
  public String toString() {
    return isComplete() ? "all labels" : String.join(", ", labels());
  }
}
