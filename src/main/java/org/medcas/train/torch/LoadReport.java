package org.medcas.train.torch;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the parameters when weights were loaded by name.
 *
 * @param loaded in the file and in the model
 * @param missing in the model only: they keep their random start
 * @param unexpected in the file only: passed over
 */
public record LoadReport(List<String> loaded, List<String> missing, List<String> unexpected) {

  /** Copies the lists. */
  public LoadReport {
    loaded = List.copyOf(loaded);
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  /** The same report with further names that the model has no use for. */
  public LoadReport withUnexpected(List<String> more) {
    List<String> all = new ArrayList<>(unexpected);
    all.addAll(more);
    return new LoadReport(loaded, missing, all);
  }

  /** One line for a terminal or a log. */
  @Override
  public String toString() {
    return loaded.size() + " parameters loaded, missing " + missing + ", unexpected " + unexpected;
  }
}
