package org.medcas.train.torch;

import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Dropout masks cut out of one long random tensor. libtorch without MKL draws masks on one thread,
 * which costs a third of the training time; a mask here is a slice at a random place.
 *
 * <p>The pool is drawn again every {@value #STEPS_PER_POOL} steps, and the places depend on seed,
 * step and shard alone: a run that continues from a checkpoint drops the same numbers as one that
 * was never interrupted. {@link #prepare} is for the thread that owns the pool; the {@link Dropout}
 * of a step may then be used by one thread per shard.
 */
final class DropoutPool implements AutoCloseable {

  private static final long STEPS_PER_POOL = 1000;
  private static final long SMALLEST = 1L << 16;
  private static final long LARGEST = 1L << 24;
  private static final int MASKS_PER_POOL = 8;

  private final double share;
  private final long seed;
  private final Precision precision;
  private Tensor pool;
  private long poolNumber = -1;

  /**
   * A pool that is drawn when first needed.
   *
   * @param share of the numbers that are dropped, 0 (inclusive) to 1 (exclusive)
   */
  DropoutPool(double share, long seed, Precision precision) {
    this.share = share;
    this.seed = seed;
    this.precision = precision;
  }

  /** Makes the pool of that step ready for masks of up to {@code largestMask} numbers. */
  void prepare(long step, long largestMask) {
    long number = step / STEPS_PER_POOL;
    long wanted = size(largestMask);
    if (share == 0 || (number == poolNumber && pool.numel() == wanted)) {
      return;
    }
    close();
    try (PointerScope scope = new PointerScope()) {
      torch.manual_seed(mix(seed, number, -1).nextLong());
      pool =
          torch
              .rand(wanted)
              .ge(Tensors.scalar(share))
              .to(torch.ScalarType.Float)
              .div_(Tensors.scalar(1 - share))
              .to(precision.maskType());
      pool.retainReference();
    }
    poolNumber = number;
  }

  private static long size(long largestMask) {
    long wanted = Math.min(LARGEST, MASKS_PER_POOL * largestMask);
    long size = SMALLEST;
    while (size < Math.max(wanted, 2 * largestMask)) {
      size *= 2;
    }
    return size;
  }

  /** The masks of one shard of one step; {@link #prepare} must have been called for the step. */
  Dropout at(long step, int shard) {
    if (share == 0) {
      return Dropout.NONE;
    }
    SplittableRandom places = mix(seed, step, shard);
    return tensor -> {
      long numbers = tensor.numel();
      long begin = places.nextLong(pool.numel() - numbers);
      return tensor.mul(Tensors.slice(pool, begin, begin + numbers).view(tensor.sizes()));
    };
  }

  private static SplittableRandom mix(long seed, long step, int shard) {
    long first = new SplittableRandom(seed).nextLong();
    return new SplittableRandom(new SplittableRandom(first ^ step).nextLong() + shard);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close();
      pool = null;
      poolNumber = -1;
    }
  }
}
