package org.medcas.chunking;

/** How one tag per token is chosen from the probabilities of all. */
public enum Decoding {
  /** The most probable tag of each token by itself; may break the scheme. */
  ARGMAX,
  /** The most probable sequence of tags among those that keep the scheme. */
  VITERBI
}
