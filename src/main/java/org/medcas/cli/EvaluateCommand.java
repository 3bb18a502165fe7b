package org.medcas.cli;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.tcas.Annotation;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.LabelledSentence;
import org.medcas.corpus.LabelledTokens;
import org.medcas.corpus.PartialLabels;
import org.medcas.eval.Evaluation;
import org.medcas.eval.JsonReport;
import org.medcas.eval.KnownSpans;
import org.medcas.eval.TextReport;
import org.medcas.io.ConceptRow;
import org.medcas.text.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code medcas evaluate}: measures a model on gold data, the whole way from raw text: sentences
 * and tokens are the pipeline's own, not the gold's.
 */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model on gold data, from raw text: token tags, spans, sentences.",
      "Gold: the written form of docs/guidelines, CoNLL (.conll), brat (.ann), UIMA XMI (.xmi),",
      "MACCROBAT (.jsonl, also .gz), mapped to the 32 English labels."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Mixin private ModelOptions model;

  @Option(
      names = "--gold",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder with gold documents.")
  private Path gold;

  @Option(
      names = "--train",
      paramLabel = "FOLDER",
      description = "What the model was trained on: adds recall on spans whose text is not in it.")
  private Path train;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Documents worked on at once (default: one per core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Spec private CommandSpec spec;

  /** What the pipeline made of a text. */
  private record Prediction(List<GoldSpan> spans, List<Span> sentences, List<Span> tokens) {}

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    GoldCorpus corpus = GoldFiles.read(gold, spec);
    Optional<KnownSpans> known =
        train == null
            ? Optional.empty()
            : Optional.of(KnownSpans.of(GoldFiles.read(train, spec).documents()));
    RunTally failures = new RunTally();
    Evaluation evaluation = evaluate(corpus.documents(), known, failures);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonReport.render(evaluation) : TextReport.render(evaluation));
    out.flush();
    failures.failures().forEach(f -> err.println(f.document() + ": " + f.reason()));
    boolean whole = failures.failures().isEmpty() && corpus.fatalFaults().isEmpty();
    return whole ? ExitCodes.OK : ExitCodes.SOME_FAILED;
  }

  private Evaluation evaluate(
      List<GoldDocument> documents, Optional<KnownSpans> known, RunTally failures)
      throws Exception {
    Map<String, GoldDocument> byId =
        documents.stream().collect(Collectors.toMap(GoldDocument::id, Function.identity()));
    Evaluation.Collector collector = new Evaluation.Collector(known);
    try (ParallelAnnotator annotator =
            new ParallelAnnotator(
                model.pipeline(), model.language(), Math.min(threads, documents.size()));
        Progress progress = Progress.of(documents.size(), spec.commandLine().getErr())) {
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
    List<LabelledSentence> tags =
        tagger.label(aligned.withSpans(prediction.spans()), PartialLabels.all()).sentences();
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
