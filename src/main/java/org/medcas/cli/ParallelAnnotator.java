package org.medcas.cli;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;

/**
 * Runs notes through a pipeline on several threads and hands the results back in order.
 *
 * <p>Each worker has its own engine and CAS, reused from note to note; the model under them is
 * shared by its cache. A note that fails never stops the others. At most a few results per thread
 * wait to be taken, so memory does not grow with the number of notes. Close it to free engines and
 * model.
 */
final class ParallelAnnotator implements AutoCloseable {

  private static final int WAITING_PER_THREAD = 4;

  /**
   * Makes of an annotated CAS what is wanted of it; called by several threads, the CAS is reused
   * afterwards.
   */
  interface Extractor<R> {
    R extract(Note note, JCas jcas) throws Exception;
  }

  /** Takes what became of each note, in the order of the notes, all on the calling thread. */
  interface Receiver<R> {
    void done(Note note, R result) throws Exception;

    void failed(Note note, Throwable fault);
  }

  private record Worker(AnalysisEngine engine, JCas jcas) {}

  private final String language;
  private final int threads;
  private final BlockingQueue<Worker> idle = new LinkedBlockingQueue<>();
  private final List<Worker> workers;
  private final ExecutorService pool;

  /**
   * Initialises the engines, which loads the model.
   *
   * @param language language set on each CAS
   * @throws ResourceInitializationException if the pipeline cannot start, with every reason
   */
  ParallelAnnotator(AnalysisEngineDescription pipeline, String language, int threads)
      throws UIMAException {
    this.language = language;
    this.threads = threads;
    for (int i = 0; i < threads; i++) {
      AnalysisEngine engine = AnalysisEngineFactory.createEngine(pipeline);
      idle.add(new Worker(engine, engine.newJCas()));
    }
    workers = List.copyOf(idle);
    pool = Executors.newFixedThreadPool(threads);
  }

  /** Annotates every note and returns when the last result has been received. */
  <R> void run(Iterator<Note> notes, Extractor<R> extractor, Receiver<R> receiver)
      throws Exception {
    Deque<Note> waitingNotes = new ArrayDeque<>();
    Deque<Future<R>> waiting = new ArrayDeque<>();
    while (notes.hasNext() || !waiting.isEmpty()) {
      if (notes.hasNext() && waiting.size() < threads * WAITING_PER_THREAD) {
        Note note = notes.next();
        waitingNotes.add(note);
        waiting.add(pool.submit(() -> annotate(note, extractor)));
      } else {
        take(waitingNotes.remove(), waiting.remove(), receiver);
      }
    }
  }

  private static <R> void take(Note note, Future<R> result, Receiver<R> receiver) throws Exception {
    R value;
    try {
      value = result.get();
    } catch (ExecutionException fault) {
      receiver.failed(note, fault.getCause());
      return;
    }
    receiver.done(note, value);
  }

  private <R> R annotate(Note note, Extractor<R> extractor) throws Exception {
    Worker worker = idle.take();
    try {
      JCas jcas = worker.jcas();
      jcas.reset();
      jcas.setDocumentText(note.source().read());
      jcas.setDocumentLanguage(language);
      DocumentMetaData metaData = DocumentMetaData.create(jcas);
      metaData.setDocumentId(note.id());
      metaData.setDocumentTitle(note.id());
      worker.engine().process(jcas);
      return extractor.extract(note, jcas);
    } finally {
      idle.add(worker);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    workers.forEach(worker -> worker.engine().destroy());
  }
}
