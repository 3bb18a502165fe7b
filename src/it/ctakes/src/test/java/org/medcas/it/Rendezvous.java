package org.medcas.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.fit.component.JCasAnnotator_ImplBase;
import org.apache.uima.jcas.JCas;
import org.medcas.tagging.onnx.LoadedModels;

/**
 * Lets no note through before as many are being worked on as the pipeline has threads, and notes
 * down how many models are open then.
 */
public class Rendezvous extends JCasAnnotator_ImplBase {

  /** cTAKES takes no more threads than there are cores. */
  static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

  /** System property with the file to write. */
  static final String FILE = "medcas.rendezvous";

  private static final CountDownLatch ALL = new CountDownLatch(THREADS);

  @Override
  public void process(JCas jcas) throws AnalysisEngineProcessException {
    ALL.countDown();
    try {
      if (!ALL.await(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("only one note is worked on at a time");
      }
      Files.writeString(
          Path.of(System.getProperty(FILE)),
          LoadedModels.size() + " model\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException | InterruptedException fault) {
      throw new AnalysisEngineProcessException(fault);
    }
  }
}
