package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.resource.ResourceInitializationException;
import org.junit.jupiter.api.Test;

class FaultsTest {

  @Test
  void aWordedMessageIsShownRatherThanThatOfItsCause() {
    IOException fault =
        new IOException(
            "Text is not UTF-8 in line 3 [a.txt] - convert it to UTF-8",
            new MalformedInputException(1));

    assertThat(Faults.shortMessage(fault))
        .isEqualTo("Text is not UTF-8 in line 3 [a.txt] - convert it to UTF-8");
  }

  @Test
  void anExceptionThatOnlyRepeatsItsCauseIsLookedThrough() {
    IOException told = new IOException("The disk is full [out] - free some space");

    assertThat(Faults.shortMessage(new UncheckedIOException(told))).isEqualTo(told.getMessage());
    assertThat(Faults.shortMessage(new ExecutionException(new RuntimeException(told))))
        .isEqualTo(told.getMessage());
    assertThat(Faults.shortMessage(new IllegalStateException(null, told)))
        .isEqualTo(told.getMessage());
  }

  @Test
  void theFrameworksEnvelopesAreLookedThrough() {
    IOException told = new IOException("The model has no config.json [models/x]");
    Exception fault =
        new AnalysisEngineProcessException(
            AnalysisEngineProcessException.ANNOTATOR_EXCEPTION,
            new Object[0],
            new ResourceInitializationException(told));

    assertThat(Faults.shortMessage(fault)).isEqualTo(told.getMessage());
  }

  @Test
  void missingFilesAndRightsAreNamedAsSuch() {
    assertThat(Faults.shortMessage(new UncheckedIOException(new NoSuchFileException("a/b.txt"))))
        .isEqualTo("there is no file or folder [a/b.txt]");
    assertThat(Faults.shortMessage(new AccessDeniedException("c.txt")))
        .isEqualTo("no permission to read or write [c.txt]");
  }

  @Test
  void theMessageIsOneLineAndNeverEmpty() {
    assertThat(Faults.shortMessage(new IllegalStateException("first\r\n  second")))
        .isEqualTo("first second");
    assertThat(Faults.shortMessage(new IllegalStateException())).isEqualTo("IllegalStateException");
  }
}
