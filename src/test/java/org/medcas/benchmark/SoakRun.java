package org.medcas.benchmark;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.testing.RandomText;

/**
 * Sends many documents through one pipeline and prints heap and resident memory now and then: what
 * leaks shows as a slope.
 *
 * <p>Run it with the model's location and the number of documents. Linux only, for the resident
 * memory.
 */
public final class SoakRun {

  private static final int REPORTS = 20;
  private static final int ATOMS = 60;

  private SoakRun() {}

  /** Prints documents, seconds, heap in use after a collection, resident memory. */
  public static void main(String[] arguments) throws Exception {
    int documents = Integer.parseInt(arguments[1]);
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    AnalysisEngine pipeline =
        AnalysisEngineFactory.createEngine(
            ClinicalConceptPipeline.description(
                BertTagAnnotator.PARAM_MODEL_LOCATION,
                arguments[0],
                BertTagAnnotator.PARAM_LANGUAGE,
                "nl"));
    JCas jcas = pipeline.newJCas();
    Random random = new Random(1);
    long begin = System.nanoTime();
    for (int i = 1; i <= documents; i++) {
      jcas.reset();
      jcas.setDocumentText(RandomText.next(random, ATOMS));
      pipeline.process(jcas);
      if (i % (documents / REPORTS) == 0) {
        report(out, i, (System.nanoTime() - begin) / 1e9);
      }
    }
    pipeline.destroy();
  }

  private static void report(PrintStream out, int documents, double seconds) throws IOException {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    long heap = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    out.println(
        documents
            + " documents, "
            + Math.round(seconds)
            + " s, heap "
            + heap
            + " MB, resident "
            + residentMegabytes()
            + " MB");
  }

  private static long residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) >> 10;
      }
    }
    return -1;
  }
}
