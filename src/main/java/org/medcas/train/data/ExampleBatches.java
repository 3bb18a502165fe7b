package org.medcas.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.medcas.wordpiece.PieceEncoder;

/**
 * An endless supply of batches of examples: each source by its weight, shuffled anew in each epoch,
 * varied anew by an {@link ExampleAugmenter}, windows of similar length together.
 *
 * <p>A batch is a function of the seed and its number alone. Length is looked at within pools of
 * {@value #BATCHES_PER_POOL} batches only, so that an epoch is not sorted as a whole. Keeps the
 * windows of one epoch in memory; not thread-safe.
 */
public final class ExampleBatches {

  /**
   * Size of the batches.
   *
   * @param windows per batch
   * @param maxPieces of a window, with its frame
   * @param seed of order and noise
   */
  public record Shape(int windows, int maxPieces, long seed) {}

  private static final int BATCHES_PER_POOL = 50;

  private final List<ExampleRotation> sources;
  private final int examplesPerEpoch;
  private final PieceEncoder encoder;
  private final ExampleAugmenter augmenter;
  private final Shape shape;
  private List<WindowBatch> batches = List.of();
  private long epoch = -1;

  /** Leaves out examples without any label; refuses sources in which no other is left. */
  public ExampleBatches(
      List<ExampleSource> sources, PieceEncoder encoder, ExampleAugmenter augmenter, Shape shape) {
    this.sources =
        sources.stream().map(source -> new ExampleRotation(source, shape.seed())).toList();
    examplesPerEpoch = this.sources.stream().mapToInt(ExampleRotation::perEpoch).sum();
    if (examplesPerEpoch == 0) {
      throw new IllegalArgumentException("The training split is empty or has no label");
    }
    this.encoder = encoder;
    this.augmenter = augmenter;
    this.shape = shape;
  }

  /**
   * Batches per epoch. Noise may change the number of windows of an epoch a little: batches are
   * then a little larger or smaller.
   */
  public long batchesPerEpoch() {
    return Math.max(1, (examplesPerEpoch + shape.windows() - 1) / shape.windows());
  }

  /** The batch of that number, 0 and up. */
  public WindowBatch batch(long number) {
    long wanted = number / batchesPerEpoch();
    if (wanted != epoch) {
      batches = epoch(wanted);
      epoch = wanted;
    }
    return batches.get((int) (number % batchesPerEpoch()));
  }

  private List<WindowBatch> epoch(long number) {
    List<TrainingExample> examples = new ArrayList<>(examplesPerEpoch);
    sources.forEach(source -> source.addEpoch(number, examples));
    List<LabelledWindow> windows = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      TrainingExample varied = augmenter.augment(examples.get(i), random(number, i));
      TrainingExample used = varied.hasLabel() ? varied : examples.get(i);
      LabelledWindow.of(used, encoder, shape.maxPieces()).stream()
          .filter(LabelledWindow::hasLabel)
          .forEach(windows::add);
    }
    SplittableRandom order = random(number, -1);
    shuffle(windows, order);
    int count = (int) batchesPerEpoch();
    List<WindowBatch> made = new ArrayList<>();
    for (int begin = 0; begin < count; begin += BATCHES_PER_POOL) {
      int end = Math.min(count, begin + BATCHES_PER_POOL);
      List<LabelledWindow> pool =
          new ArrayList<>(
              windows.subList(share(windows, begin, count), share(windows, end, count)));
      pool.sort(Comparator.comparingInt(window -> window.pieceIds().length));
      for (int batch = 0; batch < end - begin; batch++) {
        int from = share(pool, batch, end - begin);
        int to = share(pool, batch + 1, end - begin);
        made.add(
            WindowBatch.of(
                List.copyOf(pool.subList(from, to)),
                encoder.special().padding(),
                shape.maxPieces()));
      }
    }
    shuffle(made, order);
    return made;
  }

  private static int share(List<?> list, int part, int parts) {
    return (int) ((long) list.size() * part / parts);
  }

  private static void shuffle(List<?> list, SplittableRandom random) {
    for (int last = list.size() - 1; last > 0; last--) {
      Collections.swap(list, last, random.nextInt(last + 1));
    }
  }

  private SplittableRandom random(long epochNumber, int example) {
    long first = new SplittableRandom(shape.seed()).nextLong();
    long second = new SplittableRandom(first ^ epochNumber).nextLong();
    return new SplittableRandom(second + example);
  }
}
