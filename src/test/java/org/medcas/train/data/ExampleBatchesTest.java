package org.medcas.train.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceEncoder;

class ExampleBatchesTest {

  private static final int FRAME = 5;

  private final WordPieceEncoder encoder =
      new WordPieceEncoder(Vocabulary.of(pieces()), BertNormalizer.cased());

  @Test
  void takesEachSourceByItsWeight() {
    ExampleBatches batches = batches(source(0, 10, 2), source(10, 30, 0.1), source(40, 20, 1));

    assertThat(batches.batchesPerEpoch()).isEqualTo(11);
    Map<Integer, Integer> counts = counts(batches, 0, 11);
    assertThat(counts).hasSize(33);
    assertThat(counts.values()).containsOnly(1, 2);
    assertThat(LongStream.range(0, 10).map(i -> counts.get((int) i))).containsOnly(2L);
    assertThat(LongStream.range(40, 60).map(i -> counts.get((int) i))).containsOnly(1L);
  }

  @Test
  void goesRoundASourceOverTheEpochs() {
    ExampleBatches batches = batches(source(0, 30, 0.1), source(30, 1, 1));

    Map<Integer, Integer> counts = counts(batches, 0, 10 * batches.batchesPerEpoch());

    assertThat(LongStream.range(0, 30).map(i -> counts.get((int) i))).containsOnly(1L);
  }

  @Test
  void givesTheSameBatchWheneverItIsAskedFor() {
    ExampleSource[] sources = {source(0, 25, 0.3), source(25, 10, 1.5)};
    ExampleBatches forward = batches(sources);
    ExampleBatches jumping = batches(sources);
    List<long[]> inOrder = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      inOrder.add(forward.batch(i).pieces().pieceIds());
    }

    for (int i = 19; i >= 0; i--) {
      assertThat(jumping.batch(i).pieces().pieceIds()).isEqualTo(inOrder.get(i));
    }
  }

  @Test
  void refusesSourcesWithoutALabelAndAWeightOfNothing() {
    TrainingExample unknown = new TrainingExample(List.of("w1"), List.of(TrainingExample.UNKNOWN));
    assertThatThrownBy(() -> batches(ExampleSource.of("s", List.of(unknown))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("empty or has no label");
    assertThatThrownBy(() -> new ExampleSource("s", List.of(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
  }

  private ExampleBatches batches(ExampleSource... sources) {
    return new ExampleBatches(
        List.of(sources), encoder, ExampleAugmenter.NONE, new ExampleBatches.Shape(4, 8, 3));
  }

  /** How often each word, which is an example of its own, was seen. */
  private static Map<Integer, Integer> counts(ExampleBatches batches, long from, long to) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (long i = from; i < to; i++) {
      for (LabelledWindow window : batches.batch(i).windows()) {
        counts.merge(window.pieceIds()[1] - FRAME, 1, Integer::sum);
      }
    }
    return counts;
  }

  private static ExampleSource source(int first, int count, double weight) {
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      examples.add(new TrainingExample(List.of("w" + i), List.of(0)));
    }
    return new ExampleSource("from " + first, examples, weight);
  }

  private static List<String> pieces() {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (int i = 0; i < 60; i++) {
      pieces.add("w" + i);
    }
    return pieces;
  }
}
