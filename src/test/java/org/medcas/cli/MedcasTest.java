package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MedcasTest {

  private final StringWriter err = new StringWriter();

  @Test
  void endsWithAFaultWhenStandardOutputTakesNothing() {
    int code = run(new PrintWriter(new FullDisk(0)), "models");

    assertThat(code).isEqualTo(ExitCodes.SOME_FAILED);
    assertThat(err.toString()).startsWith("medcas: Standard output could not be written");
  }

  @Test
  void endsWellWhenEverythingWasPrinted() {
    int code = run(new PrintWriter(new StringWriter()), "models");

    assertThat(code).isEqualTo(ExitCodes.OK);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsTheCommandsOwnFaultAndNotThatOfTheOutputBesides() {
    int code = run(new PrintWriter(new FullDisk(0)), "labels", "--model", "/nowhere");

    assertThat(code).isEqualTo(ExitCodes.SOME_FAILED);
    assertThat(err.toString()).contains("/nowhere");
  }

  private int run(PrintWriter out, String... arguments) {
    return Medcas.run(out, new PrintWriter(err, true), arguments);
  }
}
