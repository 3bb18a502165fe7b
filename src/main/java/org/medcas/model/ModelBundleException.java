package org.medcas.model;

import java.util.List;

/** A model bundle that cannot be used, with every fault found in it. */
public final class ModelBundleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  /** A refusal of the bundle at {@code location}. */
  public ModelBundleException(String location, List<String> faults) {
    super("Model bundle [" + location + "] cannot be used:\n - " + String.join("\n - ", faults));
    this.faults = List.copyOf(faults);
  }

  /** One message per fault, in the order found. */
  public List<String> faults() {
    return faults;
  }
}
