package org.medcas.train.data;

import java.util.SplittableRandom;

/**
 * Chooses words until the wanted share of a window's pieces is covered, and hides their pieces: 80
 * % become the mask, 10 % another piece, 10 % stay (Devlin et al. 2019; whole words as in the
 * authors' release of May 2019). The frame, line ends and unknown pieces are never chosen, nor is
 * the rest of a word that the window's start has cut.
 *
 * <p>Stateless and thread-safe.
 */
final class WholeWordMasker {

  private static final double MASKED = 0.8;
  private static final double REPLACED = 0.9;

  private final PieceInventory pieces;
  private final double share;

  WholeWordMasker(PieceInventory pieces, double share) {
    this.pieces = pieces;
    this.share = share;
  }

  /**
   * Hides pieces of {@code ids[begin..end)} in place.
   *
   * @param targets receives the true id of each chosen piece at its place, and keeps -1 elsewhere
   */
  void mask(long[] ids, int begin, int end, long[] targets, SplittableRandom random) {
    int[] starts = new int[end - begin];
    int words = wordStarts(ids, begin, end, starts);
    int wanted = Math.max(1, (int) Math.round((end - begin) * share));
    for (int chosen = 0; chosen < words && wanted > 0; chosen++) {
      int other = random.nextInt(chosen, words);
      int start = starts[other];
      starts[other] = starts[chosen];
      int stop = wordEnd(ids, start, end);
      if (stop - start > wanted && chosen > 0) {
        continue; // a long word would overshoot the share
      }
      for (int place = start; place < stop; place++) {
        targets[place] = ids[place];
      }
      wanted -= stop - start;
    }
    for (int place = begin; place < end; place++) {
      if (targets[place] >= 0) {
        ids[place] = hidden((int) ids[place], random);
      }
    }
  }

  private int wordStarts(long[] ids, int begin, int end, int[] starts) {
    int words = 0;
    for (int place = begin; place < end; place++) {
      int id = (int) ids[place];
      if (!pieces.isSpecial(id) && !pieces.continuations().get(id)) {
        starts[words++] = place;
      }
    }
    return words;
  }

  private int wordEnd(long[] ids, int start, int end) {
    int stop = start + 1;
    while (stop < end && pieces.continuations().get((int) ids[stop])) {
      stop++;
    }
    return stop;
  }

  private int hidden(int id, SplittableRandom random) {
    double draw = random.nextDouble();
    if (draw < MASKED) {
      return pieces.special().mask();
    }
    if (draw >= REPLACED) {
      return id;
    }
    int other = random.nextInt(pieces.size());
    while (pieces.isSpecial(other)) {
      other = random.nextInt(pieces.size());
    }
    return other;
  }
}
