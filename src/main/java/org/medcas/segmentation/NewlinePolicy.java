package org.medcas.segmentation;

/** Which line ends are sentence ends. */
public enum NewlinePolicy {
  /** Every line end closes a sentence: lists, tables and one-finding-a-line notes. */
  EVERY_LINE,
  /** Only an empty line closes a sentence; any other line end counts as a blank. */
  BLANK_LINE,
  /**
   * A line end closes a sentence unless the text around it is visibly hard-wrapped: the line is
   * long, the first word of the next one would not have fitted on it, and the next line is no list
   * item, heading or SOEP line. The default.
   */
  AUTO
}
