package org.medcas.train.data;

import java.util.Arrays;
import java.util.List;
import org.medcas.train.torch.PieceBatch;

/**
 * Windows padded to the longest of them.
 *
 * @param windows in the order of the batch
 * @param pieces what the model reads
 * @param targets label of each piece, {@link TrainingExample#UNKNOWN} where it has none
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step and thrown away
public record WindowBatch(List<LabelledWindow> windows, PieceBatch pieces, long[] targets) {

  /** Lengths are rounded up to a multiple of this: matrix products of even sizes are faster. */
  private static final int GRAIN = 8;

  /** Pads with {@code paddingId}, up to {@code maxPieces} at most. */
  public static WindowBatch of(List<LabelledWindow> windows, int paddingId, int maxPieces) {
    int longest = windows.stream().mapToInt(window -> window.pieceIds().length).max().orElse(1);
    int length = Math.min(Math.max(longest, maxPieces), (longest + GRAIN - 1) / GRAIN * GRAIN);
    long[] ids = new long[windows.size() * length];
    long[] targets = new long[ids.length];
    int[] lengths = new int[windows.size()];
    Arrays.fill(ids, paddingId);
    Arrays.fill(targets, TrainingExample.UNKNOWN);
    for (int i = 0; i < windows.size(); i++) {
      LabelledWindow window = windows.get(i);
      lengths[i] = window.pieceIds().length;
      for (int piece = 0; piece < lengths[i]; piece++) {
        ids[i * length + piece] = window.pieceIds()[piece];
      }
      for (int word = 0; word < window.labels().length; word++) {
        targets[i * length + window.firstPieces()[word]] = window.labels()[word];
      }
    }
    return new WindowBatch(windows, new PieceBatch(ids, windows.size(), length, lengths), targets);
  }
}
