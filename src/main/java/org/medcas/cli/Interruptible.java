package org.medcas.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Long work that saves itself when a person presses Ctrl-C. */
final class Interruptible {

  private static final long SECONDS_TO_SAVE = 120;

  private Interruptible() {}

  /**
   * Runs {@code work}; on Ctrl-C asks it to {@code stop} and keeps the program alive until it has.
   */
  static <T> T run(Callable<T> work, Runnable stop) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    Thread saver =
        new Thread(
            () -> {
              stop.run();
              await(done);
            });
    Runtime.getRuntime().addShutdownHook(saver);
    try {
      return work.call();
    } finally {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(saver);
      } catch (IllegalStateException alreadyShuttingDown) {
        // Ctrl-C is what ended the run
      }
    }
  }

  private static void await(CountDownLatch done) {
    try {
      boolean saved = done.await(SECONDS_TO_SAVE, TimeUnit.SECONDS);
      assert saved : "a step and its checkpoint take seconds";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
