package org.medcas.annotator;

import java.util.Collection;
import org.medcas.chunking.TagScheme;

/**
 * The tag scheme a user chose, or the choice to read it from each model's labels.
 *
 * @param fixed the scheme; null stands for {@code auto}
 */
record SchemeChoice(TagScheme fixed) {

  static final String PARAM_SCHEME = "scheme";
  static final String DEFAULT_SCHEME = "auto";

  /** Reads the parameter. */
  static SchemeChoice parse(String value, ParameterCheck check) {
    return DEFAULT_SCHEME.equalsIgnoreCase(value)
        ? new SchemeChoice(null)
        : new SchemeChoice(check.choice(PARAM_SCHEME, value, TagScheme.class));
  }

  /** The scheme of a model with these labels. */
  TagScheme schemeOf(Collection<String> labels) {
    return fixed == null ? TagScheme.detect(labels) : fixed;
  }
}
