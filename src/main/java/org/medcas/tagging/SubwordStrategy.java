package org.medcas.tagging;

/** How a word's probabilities come from those of its pieces. */
public enum SubwordStrategy {
  /** Those of its first piece, as BERT token classifiers are trained. */
  FIRST,
  /** Those of the piece that is surest of its best label; the earlier one of equals. */
  BEST,
  /** The mean over its pieces. */
  MEAN
}
