package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter err = new StringWriter();

  @Test
  void tellsHowFarItIsAndWhatIsLeft() {
    try (Progress progress = Progress.lines(400, "MB", new PrintWriter(err), 0)) {
      progress.to(100);
      progress.step();
      progress.to(400);
    }

    assertThat(err.toString().lines().toList())
        .hasSize(2)
        .allSatisfy(
            line ->
                assertThat(line)
                    .matches("10[01] of 400 MB, [\\d.]+ MB/s, \\d+:\\d\\d:\\d\\d left"));
  }

  @Test
  void staysSilentOnShortWork() {
    try (Progress progress = Progress.lines(2, "documents", new PrintWriter(err), 5)) {
      progress.step();
      progress.step();
    }

    assertThat(err.toString()).isEmpty();
  }
}
