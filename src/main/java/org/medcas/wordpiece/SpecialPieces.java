package org.medcas.wordpiece;

/**
 * Ids of the pieces that have a role instead of a text, {@link #ABSENT} where the vocabulary has no
 * such piece.
 *
 * @param padding fills a batch, {@code [PAD]} or {@code <pad>}; id 0 where the vocabulary names
 *     none
 * @param unknown stands for what the vocabulary cannot spell, {@code [UNK]} or {@code <unk>}
 * @param start first piece of each window, {@code [CLS]} or {@code <s>}
 * @param end last piece of each window, {@code [SEP]} or {@code </s>}
 * @param mask hides a piece in pretraining, {@code [MASK]} or {@code <mask>}
 */
public record SpecialPieces(int padding, int unknown, int start, int end, int mask) {

  /** Id of a piece that the vocabulary lacks. */
  public static final int ABSENT = -1;
}
