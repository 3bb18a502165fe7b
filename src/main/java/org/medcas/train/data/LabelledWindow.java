package org.medcas.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceSequence;

/**
 * One window of an example: framed pieces, and which of them speak for a word.
 *
 * @param pieceIds with start and end piece
 * @param firstPieces place of each word's first piece in the window; the others have no label
 * @param firstWord index of the first word in its example
 * @param labels of the words of the window
 */
@SuppressWarnings("ArrayRecordComponent") // made for one step and thrown away
public record LabelledWindow(int[] pieceIds, int[] firstPieces, int firstWord, int[] labels) {

  private static final int FRAME = 2;

  /**
   * Cuts an example between words into as many windows as it needs. Of a word that does not fit a
   * window alone the rest is left out: its first piece, which carries the label, is always there.
   */
  public static List<LabelledWindow> of(
      TrainingExample example, PieceEncoder encoder, int maxPieces) {
    PieceSequence pieces = encoder.encode(example.words());
    int[] starts = wordStarts(pieces, example.words().size());
    List<LabelledWindow> windows = new ArrayList<>();
    int words = example.words().size();
    int first = 0;
    while (first < words) {
      int end = first + 1;
      while (end < words && starts[end + 1] - starts[first] <= maxPieces - FRAME) {
        end++;
      }
      windows.add(window(example, encoder, pieces, new Cut(first, end, starts, maxPieces)));
      first = end;
    }
    return windows;
  }

  boolean hasLabel() {
    return Arrays.stream(labels).anyMatch(label -> label != TrainingExample.UNKNOWN);
  }

  /** Words of a window, and where the words' pieces begin. */
  private record Cut(int first, int end, int[] starts, int maxPieces) {
    int pieceBegin() {
      return starts[first];
    }

    int pieceCount() {
      return Math.min(starts[end] - starts[first], maxPieces - FRAME);
    }
  }

  private static int[] wordStarts(PieceSequence pieces, int words) {
    int[] starts = new int[words + 1];
    int piece = 0;
    for (int word = 0; word < words; word++) {
      starts[word] = piece;
      while (piece < pieces.size() && pieces.words()[piece] == word) {
        piece++;
      }
    }
    starts[words] = pieces.size();
    return starts;
  }

  private static LabelledWindow window(
      TrainingExample example, PieceEncoder encoder, PieceSequence pieces, Cut cut) {
    int[] ids = new int[cut.pieceCount() + FRAME];
    ids[0] = encoder.special().start();
    System.arraycopy(pieces.ids(), cut.pieceBegin(), ids, 1, cut.pieceCount());
    ids[ids.length - 1] = encoder.special().end();
    int[] firstPieces = new int[cut.end() - cut.first()];
    int[] labels = new int[firstPieces.length];
    for (int word = 0; word < labels.length; word++) {
      firstPieces[word] = 1 + cut.starts()[cut.first() + word] - cut.pieceBegin();
      labels[word] = example.labels().get(cut.first() + word);
    }
    return new LabelledWindow(ids, firstPieces, cut.first(), labels);
  }
}
