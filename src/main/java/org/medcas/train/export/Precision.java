package org.medcas.train.export;

/** How the numbers of an exported model are held. */
public enum Precision {
  /** Everything in 32-bit floats: the trainer's numbers as they are. */
  FP32,
  /**
   * Matrix products in 8 bits (weights symmetric per output column, activations scaled per call)
   * and word embeddings in 8 bits with one scale per row. A quarter of the size, twice the speed.
   * The classifier and the small embeddings stay in floats.
   */
  INT8,
  /** As {@link #INT8}, with word embeddings in floats: larger, and a little closer to FP32. */
  INT8_FLOAT_EMBEDDINGS;

  /** Whether the matrix products are held in 8 bits. */
  public boolean quantizesProducts() {
    return this != FP32;
  }

  /** Whether the word embeddings are held in 8 bits. */
  public boolean quantizesEmbeddings() {
    return this == INT8;
  }
}
