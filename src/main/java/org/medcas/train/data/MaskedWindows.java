package org.medcas.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.medcas.train.torch.MaskedBatch;
import org.medcas.train.torch.PieceBatch;

/**
 * An endless supply of masked batches: texts packed to full windows, shuffled anew in each pass,
 * masked anew in each step.
 *
 * <p>A batch is a function of the seed and its number alone, so that training continues anywhere
 * without a state. Each pass cuts the texts at another phase; a text of weight 3 is there three
 * times, at three phases. Keeps the order of one pass in memory; not thread-safe.
 */
public final class MaskedWindows {

  /**
   * Size of the batches and what is hidden.
   *
   * @param windowPieces pieces per window, start and end piece included, at least 8
   * @param windows per batch
   * @param maskedShare of the pieces of a window, above 0 to 0.5
   * @param seed of order, phases and masks
   */
  public record Shape(int windowPieces, int windows, double maskedShare, long seed) {

    /** Refuses sizes that leave nothing to learn. */
    public Shape {
      if (windowPieces < 8 || windows < 1 || !(maskedShare > 0 && maskedShare <= 0.5)) {
        throw new IllegalArgumentException(
            "A batch needs at least 1 window of 8 pieces and a masked share above 0 to 0.5 (got "
                + windows
                + ", "
                + windowPieces
                + ", "
                + maskedShare
                + ")");
      }
    }
  }

  private static final int PLACE_BITS = 40;

  private final List<PackedText> texts;
  private final PieceInventory pieces;
  private final Shape shape;
  private final WholeWordMasker masker;
  private final int content;
  private long[] order = new long[0];
  private long orderedPass = -1;

  /** Refuses texts that do not fill one batch. */
  public MaskedWindows(List<PackedText> texts, PieceInventory pieces, Shape shape) {
    this.texts = List.copyOf(texts);
    this.pieces = pieces;
    this.shape = shape;
    this.masker = new WholeWordMasker(pieces, shape.maskedShare());
    this.content = shape.windowPieces() - 2;
    if (batchesPerPass() == 0) {
      throw new IllegalArgumentException(
          "The texts fill "
              + windowsPerPass()
              + " windows of "
              + shape.windowPieces()
              + " pieces, less than one batch of "
              + shape.windows()
              + " - give more text or a smaller batch");
    }
  }

  /** Batches in which each text is seen as often as its weight says; the rest is left out. */
  public long batchesPerPass() {
    return windowsPerPass() / shape.windows();
  }

  private long windowsPerPass() {
    return texts.stream().mapToLong(text -> (long) (windows(text) * text.weight())).sum();
  }

  /** Full windows of a text at any phase. */
  private long windows(PackedText text) {
    return Math.max(0, (text.size() - content) / content);
  }

  /**
   * Natural logarithm of the share of each piece in the texts, as weighted; pieces that do not
   * occur count as one.
   */
  public float[] logFrequencies() {
    double[] counts = new double[pieces.size()];
    Arrays.fill(counts, 1);
    texts.forEach(text -> text.count(counts));
    double sum = Arrays.stream(counts).sum();
    float[] logs = new float[counts.length];
    for (int id = 0; id < logs.length; id++) {
      logs[id] = (float) Math.log(counts[id] / sum);
    }
    return logs;
  }

  /** The batch of that number, 0 and up. */
  public MaskedBatch batch(long number) {
    long pass = number / batchesPerPass();
    if (pass != orderedPass) {
      order = order(pass);
      orderedPass = pass;
    }
    int first = Math.toIntExact(number % batchesPerPass() * shape.windows());
    int length = shape.windowPieces();
    long[] ids = new long[shape.windows() * length];
    long[] targets = new long[ids.length];
    Arrays.fill(targets, -1);
    for (int window = 0; window < shape.windows(); window++) {
      int begin = window * length;
      fill(ids, begin, order[first + window]);
      masker.mask(ids, begin, begin + length, targets, random(number, window));
    }
    long[] places = places(targets);
    long[] wanted = Arrays.stream(places).map(place -> targets[(int) place]).toArray();
    PieceBatch batch = new PieceBatch(ids, shape.windows(), length, new int[0]);
    return new MaskedBatch(batch, places, wanted);
  }

  private static long[] places(long[] targets) {
    long[] places = new long[targets.length];
    int count = 0;
    for (int place = 0; place < targets.length; place++) {
      if (targets[place] >= 0) {
        places[count++] = place;
      }
    }
    return Arrays.copyOf(places, count);
  }

  private void fill(long[] ids, int begin, long window) {
    PackedText text = texts.get((int) (window >>> PLACE_BITS));
    long place = window & ((1L << PLACE_BITS) - 1);
    ids[begin] = pieces.special().start();
    for (int i = 0; i < content; i++) {
      ids[begin + 1 + i] = text.id(place + i);
    }
    ids[begin + 1 + content] = pieces.special().end();
  }

  private long[] order(long pass) {
    SplittableRandom random = random(pass, -1);
    List<long[]> parts = new ArrayList<>();
    for (int text = 0; text < texts.size(); text++) {
      long left = (long) (windows(texts.get(text)) * texts.get(text).weight());
      while (left > 0) {
        long[] once = windowsOnce(text, random);
        int taken = (int) Math.min(left, once.length);
        if (taken < once.length) {
          shuffle(once, random);
        }
        parts.add(Arrays.copyOf(once, taken));
        left -= taken;
      }
    }
    long[] all = parts.stream().flatMapToLong(Arrays::stream).toArray();
    shuffle(all, random);
    return all;
  }

  private long[] windowsOnce(int text, SplittableRandom random) {
    long phase = random.nextInt(content);
    long[] windows = new long[Math.toIntExact(windows(texts.get(text)))];
    for (int i = 0; i < windows.length; i++) {
      windows[i] = (long) text << PLACE_BITS | (phase + (long) i * content);
    }
    return windows;
  }

  private static void shuffle(long[] values, SplittableRandom random) {
    for (int last = values.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      long value = values[other];
      values[other] = values[last];
      values[last] = value;
    }
  }

  private SplittableRandom random(long number, int window) {
    long first = new SplittableRandom(shape.seed()).nextLong();
    long second = new SplittableRandom(first ^ number).nextLong();
    return new SplittableRandom(second + window);
  }
}
