package org.medcas.wordpiece;

import java.util.List;

/**
 * Cuts words into the pieces of one model's vocabulary.
 *
 * <p>Implementations are thread-safe: any number of threads may call {@link #encode} on one
 * instance. Whoever loaded an encoder closes it, once, after the last call; a second {@link #close}
 * does nothing.
 */
public interface PieceEncoder extends AutoCloseable {

  /**
   * Pieces of all {@code words} in order, without the start and end pieces of the model, uncut.
   *
   * <p>Each word is encoded whole, hyphens and accents included, and has at least one piece: the
   * unknown piece where the normaliser leaves nothing of it. An unpaired surrogate counts as
   * U+FFFD.
   */
  PieceSequence encode(List<String> words);

  /** Ids of the pieces with a role of their own. */
  SpecialPieces special();

  /** Highest id plus one: an embedding table needs at least as many rows. */
  int vocabularySize();

  /** Releases what is held outside the heap; nothing by default. */
  @Override
  default void close() {}
}
