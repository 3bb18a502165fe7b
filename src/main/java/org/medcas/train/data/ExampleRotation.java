package org.medcas.train.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The part of a source that each epoch takes: the epochs go round the examples one after the other,
 * so that no example is seen twice more often than another. Immutable and thread-safe.
 */
final class ExampleRotation {

  private final List<TrainingExample> order;
  private final int perEpoch;

  /** Leaves out examples without any label; a source of a broken weight is shuffled by the seed. */
  ExampleRotation(ExampleSource source, long seed) {
    List<TrainingExample> known =
        new ArrayList<>(source.examples().stream().filter(TrainingExample::hasLabel).toList());
    if (source.weight() != Math.rint(source.weight())) {
      shuffle(known, seed);
    }
    order = List.copyOf(known);
    long wanted = Math.round(order.size() * source.weight());
    perEpoch = order.isEmpty() ? 0 : Math.toIntExact(Math.max(1, wanted));
  }

  private static void shuffle(List<TrainingExample> list, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int last = list.size() - 1; last > 0; last--) {
      Collections.swap(list, last, random.nextInt(last + 1));
    }
  }

  int perEpoch() {
    return perEpoch;
  }

  void addEpoch(long epoch, List<TrainingExample> target) {
    long first = epoch * perEpoch;
    for (int i = 0; i < perEpoch; i++) {
      target.add(order.get((int) ((first + i) % order.size())));
    }
  }
}
