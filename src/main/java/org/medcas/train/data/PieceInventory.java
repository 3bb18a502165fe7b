package org.medcas.train.data;

import java.util.BitSet;
import java.util.List;
import org.medcas.wordpiece.SpecialPieces;

/**
 * What masking must know of a vocabulary: which pieces go on a word, and which have a role.
 *
 * @param size number of pieces
 * @param special ids of the pieces with a role; all but padding must be there
 * @param continuations ids of the pieces that go on a word ({@code ##}); not to be changed
 */
public record PieceInventory(int size, SpecialPieces special, BitSet continuations) {

  private static final String CONTINUATION = "##";

  /** Refuses a vocabulary that has no mask or no frame. */
  public PieceInventory {
    if (special.mask() < 0 || special.start() < 0 || special.end() < 0) {
      throw new IllegalArgumentException(
          "Pretraining needs [CLS], [SEP] and [MASK] in the vocabulary (got " + special + ")");
    }
  }

  /** From the pieces of a WordPiece vocabulary in the order of their ids. */
  public static PieceInventory of(List<String> pieces, SpecialPieces special) {
    BitSet continuations = new BitSet(pieces.size());
    for (int id = 0; id < pieces.size(); id++) {
      continuations.set(id, pieces.get(id).startsWith(CONTINUATION));
    }
    return new PieceInventory(pieces.size(), special, continuations);
  }

  boolean isSpecial(int id) {
    return id == special.padding()
        || id == special.unknown()
        || id == special.start()
        || id == special.end()
        || id == special.mask();
  }
}
