package org.medcas.tagging;

import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Span;

/**
 * Cuts a sentence into windows of whole words that fit the piece limit and overlap.
 *
 * <p>Each word is kept from the window in which it has most context: the smaller of the pieces
 * before and after it inside the window is largest, and of equals the earlier window wins. The last
 * window reaches back as far as it can. A word longer than a window counts as long as the window
 * and stands alone. Immutable and thread-safe.
 */
final class WindowPlanner {

  private final int limit;
  private final int overlap;

  /**
   * A planner.
   *
   * @param limit most pieces of a window, start and end piece left out, at least 1
   * @param overlap most pieces that neighbours share, less than {@code limit}
   */
  WindowPlanner(int limit, int overlap) {
    if (limit < 1 || overlap < 0 || overlap >= limit) {
      throw new IllegalArgumentException(
          "Windows need 0 <= overlap < limit (got overlap " + overlap + ", limit " + limit + ")");
    }
    this.limit = limit;
    this.overlap = overlap;
  }

  /**
   * Windows of a sentence in order; every word is kept from exactly one.
   *
   * @param wordStarts index of the first piece of each word, and the number of pieces at the end
   */
  List<Window> plan(int[] wordStarts) {
    int words = wordStarts.length - 1;
    if (words == 0) {
      return List.of();
    }
    if (wordStarts[words] <= limit) {
      Span all = new Span(0, words);
      return List.of(new Window(all, all));
    }
    int[] starts = cutStarts(wordStarts);
    return assign(spans(starts), starts);
  }

  /** The same starts with every word cut to a window's length. */
  private int[] cutStarts(int[] wordStarts) {
    int[] starts = new int[wordStarts.length];
    for (int word = 1; word < starts.length; word++) {
      starts[word] = starts[word - 1] + Math.min(limit, wordStarts[word] - wordStarts[word - 1]);
    }
    return starts;
  }

  private List<Span> spans(int[] starts) {
    int words = starts.length - 1;
    List<Span> spans = new ArrayList<>();
    int begin = 0;
    while (true) {
      int end = begin + 1;
      while (end < words && starts[end + 1] - starts[begin] <= limit) {
        end++;
      }
      if (end == words) {
        while (begin > 0 && starts[end] - starts[begin - 1] <= limit) {
          begin--;
        }
        spans.add(new Span(begin, end));
        return spans;
      }
      spans.add(new Span(begin, end));
      begin = nextBegin(starts, begin, end);
    }
  }

  /** As far back from {@code end} as the overlap allows while the next word still fits. */
  private int nextBegin(int[] starts, int begin, int end) {
    int next = end;
    while (next - 1 > begin
        && starts[end] - starts[next - 1] <= overlap
        && starts[end + 1] - starts[next - 1] <= limit) {
      next--;
    }
    return next;
  }

  private static List<Window> assign(List<Span> spans, int[] starts) {
    List<Window> windows = new ArrayList<>(spans.size());
    int current = 0;
    int keptBegin = 0;
    for (int word = 0; word < starts.length - 1; word++) {
      // Begins and ends both grow from window to window, so once a later window is better for a
      // word it is better for every word after it.
      while (current + 1 < spans.size()
          && context(spans.get(current + 1), word, starts)
              > context(spans.get(current), word, starts)) {
        windows.add(new Window(spans.get(current), new Span(keptBegin, word)));
        keptBegin = word;
        current++;
      }
    }
    windows.add(new Window(spans.get(current), new Span(keptBegin, starts.length - 1)));
    return windows;
  }

  /** Pieces around {@code word} on its poorer side; -1 outside the window. */
  static int context(Span window, int word, int[] starts) {
    if (word < window.begin() || word >= window.end()) {
      return -1;
    }
    int before = starts[word] - starts[window.begin()];
    int after = starts[window.end()] - starts[word + 1];
    return Math.min(before, after);
  }
}
