package org.medcas.benchmark;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.util.CasCreationUtils;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.bridge.CtakesMentionWriter;
import org.medcas.bridge.CtakesSegmentationWriter;

/**
 * What a note of {@value #PAGES} pages costs through cTAKES's types beside our own alone; the goal
 * is at most 1.2.
 *
 * <p>Run it with a bundle ({@code nl}, a folder) and if wanted a number of rounds. Both ways begin
 * with the text; the second also writes cTAKES's segment, sentences, tokens and mentions.
 */
public final class CtakesCostRun {

  static final int PAGES = 200;
  private static final int CHARACTERS_PER_PAGE = 3000;
  private static final int DEFAULT_ROUNDS = 5;

  private CtakesCostRun() {}

  /** Prints the seconds of both ways and the ratio of the best. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_ROUNDS;
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    AnalysisEngineDescription own =
        ClinicalConceptPipeline.description(BertTagAnnotator.PARAM_MODEL_LOCATION, arguments[0]);
    AnalysisEngine alone = createEngine(own);
    AnalysisEngine bridged =
        createEngine(
            createEngineDescription(
                own,
                createEngineDescription(CtakesSegmentationWriter.class),
                createEngineDescription(CtakesMentionWriter.class)));
    String note = note();
    CAS cas =
        CasFactory.createCas(
            CasCreationUtils.mergeTypeSystems(
                List.of(
                    TypeSystemDescriptionFactory.createTypeSystemDescription(),
                    TypeSystemDescriptionFactory.createTypeSystemDescription(
                        "org.medcas.bridge.ctakes-like"))));
    double[] ours = new double[rounds];
    double[] both = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      ours[round] = seconds(alone, cas, note);
      both[round] = seconds(bridged, cas, note);
    }
    double bestOurs = Arrays.stream(ours).min().orElseThrow();
    double bestBoth = Arrays.stream(both).min().orElseThrow();
    out.printf(
        Locale.ROOT,
        "%d pages, best of %d: our types %.3f s, cTAKES's too %.3f s, ratio %.3f%n",
        PAGES,
        rounds,
        bestOurs,
        bestBoth,
        bestBoth / bestOurs);
    alone.destroy();
    bridged.destroy();
  }

  private static String note() throws Exception {
    List<String> texts = BenchmarkNotes.corpus();
    StringBuilder note = new StringBuilder();
    for (int i = 0; note.length() < PAGES * CHARACTERS_PER_PAGE; i++) {
      note.append(texts.get(i % texts.size())).append("\n\n");
    }
    return note.toString();
  }

  private static double seconds(AnalysisEngine engine, CAS cas, String note) throws Exception {
    cas.reset();
    cas.setDocumentText(note);
    long begin = System.nanoTime();
    engine.process(cas);
    return (System.nanoTime() - begin) / 1e9;
  }
}
