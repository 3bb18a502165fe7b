package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusPageTest {

  @ParameterizedTest
  @CsvSource({"nl, problem-test-treatment.md", "en, clinical-32.md"})
  void tellsWhatTheCorpusHolds(String language, String guideline) throws IOException {
    CorpusSplits corpus = CorpusSplits.read(Path.of("src/corpus", language));
    Path file = Path.of("docs/corpus", language + ".md");
    String page = CorpusPage.of(language, guideline, corpus);

    if (Boolean.getBoolean("medcas.writePages")) {
      Files.writeString(file, page, StandardCharsets.UTF_8);
    }

    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .as("renew with ./mvnw test -Dtest=CorpusPageTest -Dmedcas.writePages=true")
        .isEqualTo(page);
  }
}
