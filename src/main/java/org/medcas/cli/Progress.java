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

  private static final double SECONDS_BETWEEN_LINES = 5;

  private long done;

  /** One more is done, whatever became of it. */
  final void step() {
    to(done + 1);
  }

  /** So many are done in all. */
  final void to(long count) {
    done = count;
    show(count);
  }

  abstract void show(long count);

  @Override
  public abstract void close();

  /**
   * Progress of {@code documents} documents.
   *
   * @param err where plain lines go
   */
  static Progress of(long documents, PrintWriter err) {
    return of("annotate", documents, "documents", err);
  }

  /**
   * Progress of any work.
   *
   * @param task its name
   * @param total how many there are
   * @param unit what is counted, in the plural
   */
  static Progress of(String task, long total, String unit, PrintWriter err) {
    return System.console() == null
        ? lines(total, unit, err, SECONDS_BETWEEN_LINES)
        : new Bar(task, total, unit);
  }

  /** Plain lines, at least {@code secondsBetween} apart. */
  static Progress lines(long total, String unit, PrintWriter err, double secondsBetween) {
    return new Lines(total, unit, err, secondsBetween);
  }

  private static final class Bar extends Progress {

    private final ProgressBar bar;

    Bar(String task, long total, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setStyle(ProgressBarStyle.ASCII)
              .setUnit(" " + unit, 1)
              .showSpeed()
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    }

    @Override
    void show(long count) {
      bar.stepTo(count);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines extends Progress {

    private final long total;
    private final String unit;
    private final PrintWriter err;
    private final double secondsBetween;
    private final long begin = System.nanoTime();
    private double lastLine;

    Lines(long total, String unit, PrintWriter err, double secondsBetween) {
      this.total = total;
      this.unit = unit;
      this.err = err;
      this.secondsBetween = secondsBetween;
    }

    @Override
    void show(long count) {
      double seconds = (System.nanoTime() - begin) / 1e9;
      if (seconds - lastLine < secondsBetween || count <= 0 || count >= total) {
        return;
      }
      lastLine = seconds;
      Duration left = Duration.ofSeconds(Math.round(seconds / count * (total - count)));
      err.println(
          Texts.format(
              "%,d of %,d %s, %.1f %s/s, %d:%02d:%02d left",
              count,
              total,
              unit,
              count / seconds,
              unit,
              left.toHours(),
              left.toMinutesPart(),
              left.toSecondsPart()));
      err.flush();
    }

    @Override
    public void close() {
      err.flush();
    }
  }
}
