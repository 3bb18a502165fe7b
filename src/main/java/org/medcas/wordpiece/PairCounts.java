package org.medcas.wordpiece;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * How often two pieces stand side by side, and in which words, kept up to date while pieces are
 * merged.
 *
 * <p>The queue is lazy: a count that has fallen is noticed when its entry comes up. A count that
 * has risen has to be offered again by {@link #offer}.
 */
final class PairCounts {

  /** Two neighbouring pieces and how often they occur. */
  record Pair(int left, int right, long count) {}

  private static final Comparator<Pair> MOST_FREQUENT_FIRST =
      Comparator.comparingLong(Pair::count)
          .reversed()
          .thenComparingInt(Pair::left)
          .thenComparingInt(Pair::right);

  private static final class Entry {
    private long count;
    private int[] words = new int[2];
    private int size;
  }

  private final Map<Long, Entry> entries = new HashMap<>();
  private final PriorityQueue<Pair> queue = new PriorityQueue<>(MOST_FREQUENT_FIRST);

  private static long key(int left, int right) {
    return (long) left << Integer.SIZE | right;
  }

  void change(int left, int right, long difference) {
    Entry entry = entries.get(key(left, right));
    if (entry == null) {
      if (difference < 0) {
        return; // the pair that is being merged away
      }
      entry = new Entry();
      entries.put(key(left, right), entry);
    }
    entry.count += difference;
  }

  /** Notes that the pair, which has been counted, occurs in {@code word}. */
  void note(int left, int right, int word) {
    Entry entry = entries.get(key(left, right));
    if (entry.size > 0 && entry.words[entry.size - 1] == word) {
      return;
    }
    if (entry.size == entry.words.length) {
      entry.words = Arrays.copyOf(entry.words, 2 * entry.size);
    }
    entry.words[entry.size++] = word;
  }

  /** Puts a pair into the queue with the count it has now. */
  void offer(int left, int right) {
    Entry entry = entries.get(key(left, right));
    if (entry != null && entry.count > 0) {
      queue.add(new Pair(left, right, entry.count));
    }
  }

  /** Puts every pair into the queue. */
  void offerAll() {
    entries.keySet().forEach(key -> offer((int) (key >>> Integer.SIZE), key.intValue()));
  }

  /** The most frequent pair, of equal ones that of the older pieces, or null when none is left. */
  Pair poll() {
    for (Pair pair = queue.poll(); pair != null; pair = queue.poll()) {
      Entry entry = entries.get(key(pair.left(), pair.right()));
      if (entry != null && entry.count == pair.count()) {
        return pair;
      }
      offer(pair.left(), pair.right());
    }
    return null;
  }

  /** Forgets the pair and tells which words hold it; some may have lost it already. */
  int[] remove(Pair pair) {
    Entry entry = entries.remove(key(pair.left(), pair.right()));
    return Arrays.copyOf(entry.words, entry.size);
  }
}
