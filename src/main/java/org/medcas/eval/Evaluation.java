package org.medcas.eval;

import java.util.List;
import java.util.Optional;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.LabelledSentence;
import org.medcas.text.Span;

/**
 * Everything that is measured of one model on one gold set.
 *
 * @param documents gold documents
 * @param tokenTags token-tag table
 * @param spans span scores
 * @param sentences sentence boundaries; empty if no document marks sentences
 * @param unseen recall on spans whose text is not in training; empty if no training set was given
 */
public record Evaluation(
    int documents,
    TokenTagReport tokenTags,
    SpanScore spans,
    Optional<Score> sentences,
    Optional<Score> unseen) {

  /** Collects an evaluation document by document. Not thread-safe. */
  public static final class Collector {

    private final TokenTagReport.Counter tokenTags =
        new TokenTagReport.Counter(LabelledSentence.UNKNOWN);
    private final SpanScorer spans = new SpanScorer();
    private final Optional<KnownSpans> training;
    private Score sentences = Score.NONE;
    private Score unseen = Score.NONE;
    private int documents;
    private boolean anySentences;

    /**
     * An empty evaluation.
     *
     * @param training what the model was trained on, or empty where that is not known
     */
    public Collector(Optional<KnownSpans> training) {
      this.training = training;
    }

    /** Compares the concepts of one document; {@code predicted} in text order. */
    public void addDocument(GoldDocument gold, List<GoldSpan> predicted) {
      documents++;
      spans.add(gold, predicted);
      training.ifPresent(known -> unseen = unseen.plus(known.unseen(gold, predicted)));
    }

    /** Compares the sentences of one document; one whose gold marks none is passed over. */
    public void addSentences(GoldDocument gold, List<Span> predicted) {
      if (gold.hasSentences()) {
        anySentences = true;
        sentences = sentences.plus(SentenceScore.of(gold.text(), gold.sentences(), predicted));
      }
    }

    /** Compares the token tags of one sentence. */
    public void addTags(List<String> gold, List<String> predicted) {
      tokenTags.add(gold, predicted);
    }

    /** Everything collected so far. */
    public Evaluation evaluation() {
      return new Evaluation(
          documents,
          tokenTags.report(),
          spans.score(),
          anySentences ? Optional.of(sentences) : Optional.empty(),
          training.map(known -> unseen));
    }
  }
}
