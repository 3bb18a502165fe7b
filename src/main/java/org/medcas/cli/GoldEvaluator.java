package org.medcas.cli;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.LabelledSentence;
import org.medcas.corpus.LabelledTokens;
import org.medcas.corpus.PartialLabels;
import org.medcas.eval.Evaluation;
import org.medcas.eval.KnownSpans;
import org.medcas.io.ConceptRow;
import org.medcas.text.Span;

/**
 * Measures a pipeline on gold, the whole way from raw text: sentences and tokens are its own.
 *
 * @param pipeline that finds the concepts
 * @param language set on each document
 * @param threads documents worked on at once
 */
record GoldEvaluator(AnalysisEngineDescription pipeline, String language, int threads) {

  /** What the pipeline made of a text. */
  private record Prediction(List<GoldSpan> spans, List<Span> sentences, List<Span> tokens) {}

  /**
   * Annotates and compares all documents.
   *
   * @param known what the model was trained on, if that is known
   * @param failures receives the documents that failed; they are left out
   * @param err where progress goes
   */
  Evaluation evaluate(
      List<GoldDocument> documents, Optional<KnownSpans> known, RunTally failures, PrintWriter err)
      throws Exception {
    Map<String, GoldDocument> byId =
        documents.stream()
            .collect(
                Collectors.toMap(
                    GoldDocument::id, Function.identity(), GoldEvaluator::refuseOneOfTwo));
    Evaluation.Collector collector = new Evaluation.Collector(known);
    int workers = Math.max(1, Math.min(threads, documents.size()));
    try (ParallelAnnotator annotator = new ParallelAnnotator(pipeline, language, workers);
        Progress progress = Progress.of(documents.size(), err)) {
      annotator.run(
          documents.stream().map(d -> new Note(d.id(), null, d::text)).iterator(),
          (note, jcas) -> prediction(jcas),
          new ParallelAnnotator.Receiver<Prediction>() {
            @Override
            public void done(Note note, Prediction prediction) {
              add(byId.get(note.id()), prediction, collector);
              progress.step();
            }

            @Override
            public void failed(Note note, Throwable fault) {
              failures.addFailure(note, fault);
              progress.step();
            }
          });
    }
    return collector.evaluation();
  }

  /** A message of the map's own would show the text. */
  private static GoldDocument refuseOneOfTwo(GoldDocument one, GoldDocument other) {
    throw new IllegalArgumentException(
        "Two gold documents have one name [" + one.id() + "] - take one out of the folder");
  }

  private static Prediction prediction(JCas jcas) {
    return new Prediction(
        ConceptRow.of(jcas).stream().map(row -> new GoldSpan(row.span(), row.label())).toList(),
        spans(jcas, Sentence.class),
        spans(jcas, Token.class));
  }

  private static List<Span> spans(JCas jcas, Class<? extends Annotation> type) {
    return jcas.select(type).map(a -> new Span(a.getBegin(), a.getEnd())).toList();
  }

  /** Both sides are tagged over the pipeline's own sentences and tokens, so the tags align. */
  private static void add(
      GoldDocument document, Prediction prediction, Evaluation.Collector collector) {
    collector.addDocument(document, prediction.spans());
    collector.addSentences(document, prediction.sentences());
    GoldDocument aligned = document.withSentences(prediction.sentences());
    LabelledTokens tagger =
        new LabelledTokens(text -> prediction.sentences(), tokensOf(prediction.tokens()));
    List<LabelledSentence> goldTags = tagger.label(aligned, PartialLabels.all()).sentences();
    // The model says something of every token, also where the gold does not.
    GoldDocument answer =
        new GoldDocument(
            document.id(), document.text(), prediction.spans(), prediction.sentences(), List.of());
    List<LabelledSentence> tags = tagger.label(answer, PartialLabels.all()).sentences();
    for (int i = 0; i < goldTags.size(); i++) {
      collector.addTags(goldTags.get(i).tags(), tags.get(i).tags());
    }
  }

  private static LabelledTokens.TokenFunction tokensOf(List<Span> all) {
    return (text, sentence) -> {
      List<Span> inside = new ArrayList<>();
      for (Span token : all) {
        if (sentence.contains(token)) {
          inside.add(token);
        }
      }
      return inside;
    };
  }
}
