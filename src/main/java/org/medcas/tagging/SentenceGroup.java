package org.medcas.tagging;

import java.util.ArrayList;
import java.util.List;
import org.medcas.wordpiece.PieceSequence;
import org.medcas.wordpiece.SpecialPieces;

/**
 * Sentences that are scored together: their pieces, their windows as rows, and the probabilities
 * found so far. Lives on one thread and is dropped when its sentences are handed out.
 */
final class SentenceGroup {

  /** A row of the batch: one window of one sentence. */
  record Row(int sentence, Window window, int firstPiece, int[] ids) {}

  private final WindowPlanner planner;
  private final SpecialPieces special;
  private final int limit;
  private final List<int[]> wordStarts = new ArrayList<>();
  private final List<float[][]> probabilities = new ArrayList<>();
  private final List<ClassifierException> failures = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private int pieces;
  private TaggingCounts counts = TaggingCounts.NONE;

  SentenceGroup(WindowPlanner planner, SpecialPieces special, int limit) {
    this.planner = planner;
    this.special = special;
    this.limit = limit;
  }

  /** Adds a sentence of {@code words} words. */
  void add(PieceSequence sequence, int words) {
    int[] starts = wordStarts(sequence, words);
    List<Window> windows = planner.plan(starts);
    int sentence = wordStarts.size();
    for (Window window : windows) {
      rows.add(row(sentence, window, sequence.ids(), starts));
    }
    wordStarts.add(starts);
    probabilities.add(new float[words][]);
    failures.add(null);
    pieces += sequence.size();
    counts = counts.plus(count(sequence, starts, windows.size()));
  }

  private static int[] wordStarts(PieceSequence sequence, int words) {
    int[] starts = new int[words + 1];
    int word = 0;
    int[] wordOfPiece = sequence.words();
    for (int piece = 0; piece < wordOfPiece.length; piece++) {
      while (word <= wordOfPiece[piece]) {
        starts[word++] = piece;
      }
    }
    while (word <= words) {
      starts[word++] = wordOfPiece.length;
    }
    return starts;
  }

  /** Start piece, the window's pieces, end piece; a word alone in its window may be cut. */
  private Row row(int sentence, Window window, int[] ids, int[] starts) {
    int begin = starts[window.words().begin()];
    int length = Math.min(limit, starts[window.words().end()] - begin);
    int[] row = new int[length + 2];
    row[0] = special.start();
    System.arraycopy(ids, begin, row, 1, length);
    row[length + 1] = special.end();
    return new Row(sentence, window, begin, row);
  }

  private TaggingCounts count(PieceSequence sequence, int[] starts, int windows) {
    int cut = 0;
    int unknown = 0;
    int words = starts.length - 1;
    for (int word = 0; word < words; word++) {
      cut += starts[word + 1] - starts[word] > limit ? 1 : 0;
      unknown += isUnknown(sequence.ids(), starts[word], starts[word + 1]) ? 1 : 0;
    }
    int split = windows > 1 ? 1 : 0;
    return new TaggingCounts(1, 0, sequence.size(), windows, split, cut, unknown, 0);
  }

  private boolean isUnknown(int[] ids, int begin, int end) {
    for (int piece = begin; piece < end; piece++) {
      if (ids[piece] != special.unknown()) {
        return false;
      }
    }
    return true;
  }

  /** Pieces of all sentences so far. */
  int pieces() {
    return pieces;
  }

  /** All rows in the order of the sentences. */
  List<Row> rows() {
    return rows;
  }

  /** Takes the words that {@code row} keeps from the logits of its batch. */
  void accept(Row row, Logits logits, int rowInBatch, WordProbabilities decoder) {
    int[] starts = wordStarts.get(row.sentence());
    float[][] target = probabilities.get(row.sentence());
    int shift = 1 - row.firstPiece();
    int last = row.ids().length - 1;
    for (int word = row.window().kept().begin(); word < row.window().kept().end(); word++) {
      target[word] = new float[logits.labels()];
      int end = Math.min(starts[word + 1] + shift, last);
      decoder.write(logits, rowInBatch, starts[word] + shift, end, target[word]);
    }
  }

  /** Notes that the model failed on the sentence of {@code row}. */
  void fail(Row row, ClassifierException reason) {
    if (failures.get(row.sentence()) == null) {
      failures.set(row.sentence(), reason);
    }
  }

  /** Hands the sentences out, numbered from {@code first}, and returns what was done to them. */
  TaggingCounts handOut(int first, SentenceConsumer consumer) {
    int skipped = 0;
    int tokens = 0;
    for (int sentence = 0; sentence < probabilities.size(); sentence++) {
      ClassifierException failure = failures.get(sentence);
      if (failure == null) {
        tokens += probabilities.get(sentence).length;
        consumer.tagged(first + sentence, probabilities.set(sentence, null));
      } else {
        skipped++;
        consumer.skipped(first + sentence, failure);
      }
    }
    return counts.plus(new TaggingCounts(0, tokens, 0, 0, 0, 0, 0, skipped));
  }

  /** Number of sentences. */
  int size() {
    return wordStarts.size();
  }
}
