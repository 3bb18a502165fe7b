package org.medcas.benchmark;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelCache;
import org.medcas.tagging.Logits;
import org.medcas.tagging.SentenceTagger;
import org.medcas.tagging.TaggingOptions;
import org.medcas.tagging.TokenClassifier;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.tagging.onnx.ModelKey;
import org.medcas.tagging.onnx.RuntimeOptions;

/**
 * Words per second of the whole pipeline, text to CAS with concepts, beside raw ONNX Runtime on the
 * very same pieces, all on one thread.
 *
 * <p>Run it with a bundle ({@code nl}, a folder), and if wanted a variant ({@code int8}; {@code -}
 * for the main graph), a folder of notes ({@code -} for the Dutch train split) and a number of
 * rounds. The pieces are those that the pipeline itself hands to the model, windows and all. The
 * raw runtime gets them twice: in the pipeline's own batches, note by note, and sorted by length
 * over all notes, which nobody can have who answers note by note. Rounds alternate; the best of
 * each is what the machine can do, the median shows how quiet it was.
 */
public final class PipelineRun implements AutoCloseable {

  private static final int DEFAULT_ROUNDS = 9;

  private final List<String> notes;
  private final AnalysisEngine pipeline;
  private final JCas jcas;
  private final ModelCache.Lease<LoadedModel> model;
  private final List<int[][]> batches = new ArrayList<>();
  private final RawRun sameBatches;
  private final RawRun sorted;
  private long words;

  private PipelineRun(String location, String variant, List<String> notes) throws Exception {
    this.notes = notes;
    pipeline =
        AnalysisEngineFactory.createEngine(
            ClinicalConceptPipeline.description(
                BertTagAnnotator.PARAM_MODEL_LOCATION, location,
                BertTagAnnotator.PARAM_VARIANT, variant));
    jcas = pipeline.newJCas();
    model =
        LoadedModels.acquire(
            new ModelKey(location, variant, RuntimeOptions.DEFAULTS),
            TaggingOptions.DEFAULT_MAX_PIECES);
    recordBatches();
    ModelBundle bundle = model.get().bundle();
    sameBatches = RawRun.of(bundle, batches);
    List<int[]> rows = batches.stream().flatMap(Arrays::stream).toList();
    sorted = RawRun.of(bundle, RawRun.sortedByLength(rows));
  }

  /** Tags every note once more with a classifier that keeps what it is given. */
  private void recordBatches() throws AnalysisEngineProcessException {
    TokenClassifier recorder =
        new TokenClassifier() {
          @Override
          public Logits classify(int[][] rows) {
            batches.add(rows);
            return model.get().classifier().classify(rows);
          }

          @Override
          public void close() {
            // the model is the lease's
          }
        };
    SentenceTagger tagger =
        new SentenceTagger(model.get().bundle().encoder(), recorder, TaggingOptions.DEFAULTS);
    for (String note : notes) {
      annotate(note);
      List<List<String>> sentences = new ArrayList<>();
      for (Sentence sentence : jcas.select(Sentence.class)) {
        sentences.add(
            jcas.select(Token.class).coveredBy(sentence).map(Token::getCoveredText).toList());
      }
      words += sentences.stream().mapToInt(List::size).sum();
      tagger.tag(sentences);
    }
  }

  private void annotate(String note) throws AnalysisEngineProcessException {
    jcas.reset();
    jcas.setDocumentText(note);
    pipeline.process(jcas);
  }

  private Object annotateAll() throws AnalysisEngineProcessException {
    for (String note : notes) {
      annotate(note);
    }
    return jcas;
  }

  private void report(int rounds, PrintStream out) throws Exception {
    double[][] seconds = new double[3][rounds];
    for (int round = 0; round < rounds; round++) {
      seconds[0][round] = secondsOf(this::annotateAll);
      seconds[1][round] = secondsOf(sameBatches::run);
      seconds[2][round] = secondsOf(sorted::run);
    }
    out.printf(Locale.ROOT, "%d notes, %d words, %d rounds%n", notes.size(), words, rounds);
    print("pipeline, text to CAS", seconds[0], out);
    print("raw runtime, same batches", seconds[1], out);
    print("raw runtime, sorted over all notes", seconds[2], out);
    out.printf(
        Locale.ROOT,
        "pipeline over raw, best: %.3f of the same batches, %.3f of those sorted over all notes%n",
        best(seconds[1]) / best(seconds[0]),
        best(seconds[2]) / best(seconds[0]));
  }

  private void print(String what, double[] seconds, PrintStream out) {
    double[] ordered = seconds.clone();
    Arrays.sort(ordered);
    out.printf(
        Locale.ROOT,
        "%-36s best %,9.0f words/s, median %,9.0f words/s%n",
        what,
        words / ordered[0],
        words / ordered[ordered.length / 2]);
  }

  private static double best(double[] seconds) {
    return Arrays.stream(seconds).min().orElseThrow();
  }

  private static double secondsOf(Callable<?> work) throws Exception {
    long begin = System.nanoTime();
    work.call();
    return (System.nanoTime() - begin) / 1e9;
  }

  @Override
  public void close() throws Exception {
    sameBatches.close();
    sorted.close();
    model.close();
    pipeline.destroy();
  }

  /** Prints words per second and the ratio. */
  public static void main(String[] arguments) throws Exception {
    String variant = argument(arguments, 1).equals("-") ? "" : arguments[1];
    List<String> notes =
        argument(arguments, 2).equals("-")
            ? BenchmarkNotes.corpus()
            : BenchmarkNotes.in(Path.of(arguments[2]));
    int rounds =
        argument(arguments, 3).equals("-") ? DEFAULT_ROUNDS : Integer.parseInt(arguments[3]);
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try (PipelineRun run = new PipelineRun(arguments[0], variant, notes)) {
      run.report(rounds, out);
    }
  }

  private static String argument(String[] arguments, int index) {
    return index < arguments.length ? arguments[index] : "-";
  }
}
