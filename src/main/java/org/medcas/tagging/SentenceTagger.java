package org.medcas.tagging;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.medcas.wordpiece.PieceEncoder;

/**
 * Gives every word of every sentence the probability of every label.
 *
 * <p>Immutable and thread-safe: one tagger serves any number of threads. It owns neither the
 * encoder nor the classifier.
 */
public final class SentenceTagger {

  /** Batches whose sentences are held at once: enough rows to sort into batches of one length. */
  private static final int GROUP_BATCHES = 32;

  private final PieceEncoder encoder;
  private final TokenClassifier classifier;
  private final TaggingOptions options;
  private final WindowPlanner planner;
  private final Batcher batcher;
  private final int limit;

  /**
   * A tagger.
   *
   * @throws IllegalArgumentException if the options are faulty
   */
  public SentenceTagger(PieceEncoder encoder, TokenClassifier classifier, TaggingOptions options) {
    this.encoder = encoder;
    this.classifier = classifier;
    this.options = options.checked();
    this.limit = options.maxPieces() - 2;
    this.planner = new WindowPlanner(limit, options.overlapPieces());
    this.batcher = new Batcher(options.batchPieces());
  }

  /**
   * Scores sentences and hands each out as soon as its group is done.
   *
   * <p>Memory holds one group: {@value #GROUP_BATCHES} batches of pieces, or one sentence if that
   * is longer.
   *
   * @param sentences words of each sentence, read one by one as they are needed
   * @param consumer receives every sentence once, in order
   * @throws ClassifierException if the model fails and failures are not skipped; sentences of
   *     earlier groups have been handed out by then
   */
  public TaggingCounts tag(Iterator<List<String>> sentences, SentenceConsumer consumer) {
    TaggingCounts counts = TaggingCounts.NONE;
    int done = 0;
    while (sentences.hasNext()) {
      SentenceGroup group = nextGroup(sentences);
      score(group);
      counts = counts.plus(group.handOut(done, consumer));
      done += group.size();
    }
    return counts;
  }

  /**
   * Scores sentences and returns all their probabilities, for callers with few of them.
   *
   * @return per sentence one row per word; null for a sentence that was skipped
   */
  public List<float[][]> tag(List<List<String>> sentences) {
    List<float[][]> results = new ArrayList<>(sentences.size());
    tag(
        sentences.iterator(),
        new SentenceConsumer() {
          @Override
          public void tagged(int sentence, float[][] probabilities) {
            results.add(probabilities);
          }

          @Override
          public void skipped(int sentence, ClassifierException reason) {
            results.add(null);
          }
        });
    return results;
  }

  private SentenceGroup nextGroup(Iterator<List<String>> sentences) {
    SentenceGroup group = new SentenceGroup(planner, encoder.special(), limit);
    long enough = (long) GROUP_BATCHES * options.batchPieces();
    while (sentences.hasNext() && group.pieces() < enough) {
      List<String> words = sentences.next();
      group.add(encoder.encode(words), words.size());
    }
    return group;
  }

  private void score(SentenceGroup group) {
    List<SentenceGroup.Row> rows = group.rows();
    int[] lengths = new int[rows.size()];
    for (int row = 0; row < lengths.length; row++) {
      lengths[row] = rows.get(row).ids().length;
    }
    for (int[] batch : batcher.batches(lengths)) {
      List<SentenceGroup.Row> batchRows = new ArrayList<>(batch.length);
      for (int row : batch) {
        batchRows.add(rows.get(row));
      }
      scoreOrSkip(group, batchRows);
    }
  }

  private void scoreOrSkip(SentenceGroup group, List<SentenceGroup.Row> rows) {
    try {
      score(group, rows);
    } catch (ClassifierException failure) {
      if (!options.skipsFailures()) {
        throw failure;
      }
      if (rows.size() == 1) {
        group.fail(rows.get(0), failure);
        return;
      }
      // One bad row fails its whole batch; alone, the others still get their tags.
      for (SentenceGroup.Row row : rows) {
        scoreOrSkip(group, List.of(row));
      }
    }
  }

  private void score(SentenceGroup group, List<SentenceGroup.Row> rows) {
    int[][] ids = new int[rows.size()][];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = rows.get(row).ids();
    }
    Logits logits = classifier.classify(ids);
    WordProbabilities decoder = new WordProbabilities(options.strategy(), logits.labels());
    for (int row = 0; row < ids.length; row++) {
      group.accept(rows.get(row), logits, row, decoder);
    }
  }
}
