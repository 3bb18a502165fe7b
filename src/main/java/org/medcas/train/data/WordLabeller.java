package org.medcas.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.medcas.train.torch.PieceBatch;
import org.medcas.wordpiece.PieceEncoder;

/**
 * Labels words by the highest score of their first piece: in training with the trainer's scores, at
 * the export with those of ONNX Runtime. Windows are sorted by length and batched. Immutable; as
 * thread-safe as the scores.
 */
public final class WordLabeller {

  /** Scores of each piece: {@code [windows][length][labels]} in one array. */
  public interface Scores {
    float[] of(PieceBatch batch);
  }

  private static final int WINDOWS_PER_BATCH = 32;

  private final PieceEncoder encoder;
  private final int maxPieces;
  private final int labels;

  /** A labeller for windows of up to {@code maxPieces} pieces, frame included. */
  public WordLabeller(PieceEncoder encoder, int maxPieces, int labels) {
    this.encoder = encoder;
    this.maxPieces = maxPieces;
    this.labels = labels;
  }

  /** A window and the example that it is a part of. */
  private record Part(int example, LabelledWindow window) {}

  /** Label of each word of each example, in their order. */
  public List<List<Integer>> label(List<TrainingExample> examples, Scores scores) {
    List<int[]> result = new ArrayList<>();
    examples.forEach(example -> result.add(new int[example.words().size()]));
    List<Part> parts = parts(examples);
    for (int begin = 0; begin < parts.size(); begin += WINDOWS_PER_BATCH) {
      List<Part> some = parts.subList(begin, Math.min(parts.size(), begin + WINDOWS_PER_BATCH));
      WindowBatch batch = batch(some);
      float[] values = scores.of(batch.pieces());
      for (int i = 0; i < some.size(); i++) {
        decide(some.get(i), values, i * batch.pieces().length(), result);
      }
    }
    return result.stream().map(ids -> Arrays.stream(ids).boxed().toList()).toList();
  }

  /** The batches over all examples, longest windows last. */
  public List<WindowBatch> batches(List<TrainingExample> examples) {
    List<Part> parts = parts(examples);
    return IntStream.iterate(0, begin -> begin < parts.size(), begin -> begin + WINDOWS_PER_BATCH)
        .mapToObj(
            begin -> batch(parts.subList(begin, Math.min(parts.size(), begin + WINDOWS_PER_BATCH))))
        .toList();
  }

  private WindowBatch batch(List<Part> parts) {
    List<LabelledWindow> windows = parts.stream().map(Part::window).toList();
    return WindowBatch.of(windows, encoder.special().padding(), maxPieces);
  }

  private List<Part> parts(List<TrainingExample> examples) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      for (LabelledWindow window : LabelledWindow.of(examples.get(i), encoder, maxPieces)) {
        parts.add(new Part(i, window));
      }
    }
    parts.sort(Comparator.comparingInt(part -> part.window().pieceIds().length));
    return parts;
  }

  private void decide(Part part, float[] values, int firstPiece, List<int[]> result) {
    LabelledWindow window = part.window();
    for (int word = 0; word < window.labels().length; word++) {
      int best = highest(values, (firstPiece + window.firstPieces()[word]) * labels);
      result.get(part.example())[window.firstWord() + word] = best;
    }
  }

  private int highest(float[] values, int begin) {
    int best = 0;
    for (int label = 1; label < labels; label++) {
      if (values[begin + label] > values[begin + best]) {
        best = label;
      }
    }
    return best;
  }
}
