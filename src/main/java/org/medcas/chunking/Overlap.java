package org.medcas.chunking;

/** Which of two overlapping concepts of different taggers is kept. */
public enum Overlap {
  /** Both. */
  KEEP_ALL,
  /** The one whose tagger ran first. */
  ORDER,
  /** The longer one. */
  LENGTH,
  /** The one whose label stands earlier in a list; labels not listed come last. */
  PRECEDENCE,
  /** The one the model is surer of. */
  CONFIDENCE
}
