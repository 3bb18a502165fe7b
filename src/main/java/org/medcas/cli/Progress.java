package org.medcas.cli;

import java.io.PrintWriter;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a run is: a bar with speed and time left where a person watches a terminal, else a plain
 * line now and then. Both go to standard error, so that results can be piped.
 */
abstract class Progress implements AutoCloseable {

  /** One more document is done, whatever became of it. */
  abstract void step();

  @Override
  public abstract void close();

  /**
   * Progress of {@code documents} documents.
   *
   * @param err where plain lines go
   */
  static Progress of(long documents, PrintWriter err) {
    return System.console() == null ? new Lines(documents, err) : new Bar(documents);
  }

  private static final class Bar extends Progress {

    private final ProgressBar bar;

    Bar(long documents) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("annotate")
              .setInitialMax(documents)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" documents", 1)
              .showSpeed()
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    }

    @Override
    void step() {
      bar.step();
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines extends Progress {

    private static final double SECONDS_BETWEEN_LINES = 5;

    private final long documents;
    private final PrintWriter err;
    private final long begin = System.nanoTime();
    private double lastLine;
    private long done;

    Lines(long documents, PrintWriter err) {
      this.documents = documents;
      this.err = err;
    }

    @Override
    void step() {
      done++;
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (seconds - lastLine >= SECONDS_BETWEEN_LINES && done < documents) {
        lastLine = seconds;
        Duration left = Duration.ofSeconds(Math.round(seconds / done * (documents - done)));
        err.println(
            Texts.format(
                "%,d of %,d documents, %.1f documents/s, %d:%02d:%02d left",
                done,
                documents,
                done / seconds,
                left.toHours(),
                left.toMinutesPart(),
                left.toSecondsPart()));
        err.flush();
      }
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
