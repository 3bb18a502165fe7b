package org.medcas.cli;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.collection.CollectionProcessingEngine;
import org.apache.uima.collection.EntityProcessStatus;
import org.apache.uima.collection.StatusCallbackListener;
import org.apache.uima.collection.metadata.CpeDescription;

/**
 * One run of a collection processing engine, watched: what was done, what was dropped and why.
 *
 * <p>{@link #pause}, {@link #resume} and {@link #stop} may be called by any thread while another
 * one is in {@link #run}. After a stop the notes that are being worked on are finished.
 */
final class CpeRun implements StatusCallbackListener {

  private final CollectionProcessingEngine engine;
  private final Runnable onDocument;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicInteger done = new AtomicInteger();
  private final List<RunTally.Failure> dropped = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean stopped;
  private volatile boolean aborted;

  /**
   * Initialises reader and engines, which loads the model.
   *
   * @param onDocument called after each document, done or dropped, by any thread
   */
  CpeRun(CpeDescription description, Runnable onDocument) throws UIMAException {
    this.onDocument = onDocument;
    engine = UIMAFramework.produceCollectionProcessingEngine(description);
    engine.addStatusCallbackListener(this);
  }

  /** Documents that the reader will give, or 0 if it does not say. */
  long expectedDocuments() {
    return engine.getCollectionReader().getProgress() == null
            || engine.getCollectionReader().getProgress().length == 0
        ? 0
        : engine.getCollectionReader().getProgress()[0].getTotal();
  }

  /** Processes the collection and returns when it is done, stopped or aborted. */
  void run() throws UIMAException, InterruptedException {
    engine.process();
    finished.await();
  }

  /** Lets no further document begin until {@link #resume}. */
  void pause() {
    engine.pause();
  }

  /** Whether the run is paused. */
  boolean isPaused() {
    return engine.isPaused();
  }

  /** Goes on after a pause. */
  void resume() {
    engine.resume();
  }

  /** Begins no further document and lets {@link #run} return. */
  void stop() {
    stopped = true;
    if (engine.isPaused()) {
      engine.resume();
    }
    engine.stop();
  }

  /** Documents that went through every engine. */
  int done() {
    return done.get();
  }

  /** Documents that were dropped, and why. */
  List<RunTally.Failure> dropped() {
    return List.copyOf(dropped);
  }

  /** Whether the run ended before the collection did without having been asked to. */
  boolean isAborted() {
    return aborted && !stopped;
  }

  @Override
  public void entityProcessComplete(CAS cas, EntityProcessStatus status) {
    if (status.isException()) {
      Throwable fault = status.getExceptions().get(0);
      dropped.add(new RunTally.Failure(nameOf(cas), Faults.shortMessage(fault)));
    } else {
      done.incrementAndGet();
    }
    onDocument.run();
  }

  private static String nameOf(CAS cas) {
    if (cas == null) {
      return "(not read)";
    }
    return cas.select(DocumentMetaData.class)
        .findFirst()
        .map(DocumentMetaData::getDocumentId)
        .orElse("(unnamed)");
  }

  @Override
  public void collectionProcessComplete() {
    finished.countDown();
  }

  @Override
  public void aborted() {
    aborted = true;
    finished.countDown();
  }

  @Override
  public void initializationComplete() {
    // the constructor has returned by then
  }

  @Override
  public void batchProcessComplete() {
    // no batches
  }

  @Override
  public void paused() {
    // asked by isPaused
  }

  @Override
  public void resumed() {
    // asked by isPaused
  }
}
