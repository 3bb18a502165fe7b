package org.medcas.tagging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;

class BatcherTest {

  @Test
  void rowsOfOneLengthAreNeverPadded() {
    int[] lengths = new int[100];
    Arrays.fill(lengths, 10);

    List<int[]> batches = new Batcher(250).batches(lengths);

    assertThat(batches).hasSize(4).allMatch(batch -> batch.length <= 25);
  }

  @Test
  void aLongRowDoesNotStretchABatchOfShortOnes() {
    List<int[]> batches = new Batcher(1000).batches(new int[] {4, 90, 4, 4});

    assertThat(batches).containsExactly(new int[] {1}, new int[] {0, 2, 3});
  }

  @Test
  void aRowBeyondTheBudgetStandsAlone() {
    assertThat(new Batcher(50).batches(new int[] {60, 60})).hasSize(2);
  }

  @Test
  void nothingMakesNoBatch() {
    assertThat(new Batcher(50).batches(new int[0])).isEmpty();
  }

  @Test
  void noOtherCutOfTheSortedRowsIsCheaper() {
    Seeds.forAll(
        500,
        random -> {
          int budget = 20 + random.nextInt(100);
          int[] lengths = random.ints(1 + random.nextInt(9), 3, 40).toArray();

          List<int[]> batches = new Batcher(budget).batches(lengths);

          List<Integer> rows = new ArrayList<>();
          batches.forEach(batch -> Arrays.stream(batch).forEach(rows::add));
          assertThat(rows).hasSize(lengths.length).doesNotHaveDuplicates();
          int[] sorted = lengths.clone();
          Arrays.sort(sorted);
          assertThat(price(batches, lengths)).isEqualTo(cheapest(sorted, sorted.length, budget));
        });
  }

  private static int price(List<int[]> batches, int[] lengths) {
    return batches.stream()
        .mapToInt(
            batch ->
                Arrays.stream(batch).map(row -> lengths[row]).max().orElseThrow() * batch.length
                    + Batcher.CALL_PRICE)
        .sum();
  }

  /** Every way to cut the first {@code end} sorted rows, tried out. */
  private static int cheapest(int[] sorted, int end, int budget) {
    int cheapest = end == 0 ? 0 : Integer.MAX_VALUE;
    for (int begin = 0; begin < end; begin++) {
      int padded = sorted[end - 1] * (end - begin);
      if (padded <= budget || begin == end - 1) {
        cheapest =
            Math.min(cheapest, cheapest(sorted, begin, budget) + padded + Batcher.CALL_PRICE);
      }
    }
    return cheapest;
  }
}
