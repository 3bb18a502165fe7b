package org.medcas.train;

import java.util.List;
import java.util.stream.IntStream;
import org.medcas.corpus.LabelledSentence;
import org.medcas.eval.SpanScorer;
import org.medcas.train.data.TrainingExample;

/** Says how good predictions for the dev examples are; higher is better. */
@FunctionalInterface
public interface DevScorer {

  /**
   * The score.
   *
   * @param predicted label of each word of each dev example, in their order
   */
  double score(List<List<Integer>> predicted);

  /**
   * Strict micro F1 of BIO spans; words of unknown label are left out. 0 where nothing was found
   * yet, because training begins there.
   */
  static DevScorer spanF1(List<TrainingExample> dev, List<String> labels) {
    List<List<String>> gold = dev.stream().map(e -> tags(e.labels(), labels)).toList();
    return predicted -> {
      SpanScorer scorer = new SpanScorer();
      IntStream.range(0, gold.size())
          .forEach(i -> scorer.addTags(gold.get(i), tags(predicted.get(i), labels)));
      double f1 = scorer.score().strictMicro().f1();
      return Double.isNaN(f1) ? 0 : f1;
    };
  }

  private static List<String> tags(List<Integer> ids, List<String> labels) {
    return ids.stream()
        .map(id -> id < 0 || id >= labels.size() ? LabelledSentence.UNKNOWN : labels.get(id))
        .toList();
  }
}
