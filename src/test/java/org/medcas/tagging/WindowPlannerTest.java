package org.medcas.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class WindowPlannerTest {

  @Test
  void keepsAShortSentenceWhole() {
    assertThat(new WindowPlanner(10, 3).plan(starts(4, 6)))
        .containsExactly(new Window(new Span(0, 2), new Span(0, 2)));
  }

  @Test
  void aSentenceWithoutWordsNeedsNoWindow() {
    assertThat(new WindowPlanner(10, 3).plan(starts())).isEmpty();
  }

  @Test
  void takesEachWordFromTheWindowWithMostContext() {
    // twelve words of one piece; the second window starts two words before the first one ends
    List<Window> windows = new WindowPlanner(6, 2).plan(starts(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1));

    assertThat(windows)
        .containsExactly(
            new Window(new Span(0, 6), new Span(0, 5)),
            new Window(new Span(4, 10), new Span(5, 8)),
            new Window(new Span(6, 12), new Span(8, 12)));
  }

  @Test
  void givesAWordLongerThanAWindowAWindowOfItsOwn() {
    assertThat(new WindowPlanner(6, 2).plan(starts(2, 9, 2)))
        .containsExactly(
            new Window(new Span(0, 1), new Span(0, 1)),
            new Window(new Span(1, 2), new Span(1, 2)),
            new Window(new Span(2, 3), new Span(2, 3)));
  }

  @Test
  void refusesAnOverlapAsLongAsAWindow() {
    assertThatThrownBy(() -> new WindowPlanner(6, 6))
        .hasMessageContaining("got overlap 6, limit 6");
  }

  @Test
  void agreesWithASearchOverAllWindowsForEveryWord() {
    Seeds.forAll(
        2000,
        random -> {
          int limit = 1 + random.nextInt(20);
          int overlap = random.nextInt(limit);
          int[] starts = randomStarts(random, limit);

          List<Window> windows = new WindowPlanner(limit, overlap).plan(starts);

          assertThat(windows).isNotEmpty();
          int[] cut = cut(starts, limit);
          for (Window window : windows) {
            Span words = window.words();
            assertThat(cut[words.end()] - cut[words.begin()]).isLessThanOrEqualTo(limit);
            assertThat(words.contains(window.kept())).isTrue();
          }
          for (int word = 0; word < starts.length - 1; word++) {
            assertThat(keepers(windows, word)).isEqualTo(List.of(best(windows, word, cut)));
          }
        });
  }

  private static List<Integer> keepers(List<Window> windows, int word) {
    return IntStream.range(0, windows.size())
        .filter(i -> windows.get(i).kept().contains(new Span(word, word + 1)))
        .boxed()
        .toList();
  }

  private static int best(List<Window> windows, int word, int[] starts) {
    int best = -1;
    int most = -1;
    for (int i = 0; i < windows.size(); i++) {
      Span span = windows.get(i).words();
      if (span.begin() <= word && word < span.end()) {
        int before = starts[word] - starts[span.begin()];
        int after = starts[span.end()] - starts[word + 1];
        if (Math.min(before, after) > most) {
          most = Math.min(before, after);
          best = i;
        }
      }
    }
    return best;
  }

  private static int[] randomStarts(Random random, int limit) {
    int[] lengths = new int[1 + random.nextInt(60)];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = 1 + random.nextInt(random.nextInt(10) == 0 ? 2 * limit : 3);
    }
    return starts(lengths);
  }

  private static int[] cut(int[] starts, int limit) {
    int[] lengths = new int[starts.length - 1];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Math.min(limit, starts[i + 1] - starts[i]);
    }
    return starts(lengths);
  }

  private static int[] starts(int... lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int i = 0; i < lengths.length; i++) {
      starts[i + 1] = starts[i] + lengths[i];
    }
    return starts;
  }
}
