package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own gold keeps its guidelines; {@code -Dmedcas.corpus=} checks another folder. */
class ProjectCorpusTest {

  private static final String LANGUAGES =
      """
      nl, DUTCH_PROBLEM_TEST_TREATMENT
      en, ENGLISH_CLINICAL_32
      """;

  @ParameterizedTest
  @CsvSource(textBlock = LANGUAGES)
  void isReadWithoutFault(String language, CorpusGuideline guideline) throws IOException {
    CorpusSplits corpus = read(language);

    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.all()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(textBlock = LANGUAGES)
  void keepsTheRulesOfItsGuideline(String language, CorpusGuideline guideline) throws IOException {
    CorpusValidator validator = new CorpusValidator(guideline);

    List<CorpusValidator.Finding> findings =
        read(language).all().flatMap(document -> validator.check(document).stream()).toList();

    assertThat(findings).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(textBlock = LANGUAGES)
  void keepsItsSplitsApart(String language, CorpusGuideline guideline) throws IOException {
    CorpusReport report = CorpusReport.of(read(language));

    assertThat(report.duplicateDocuments()).isEmpty();
    assertThat(report.duplicateSentences()).isEmpty();
  }

  private static CorpusSplits read(String language) throws IOException {
    return CorpusSplits.read(Path.of(System.getProperty("medcas.corpus", "src/corpus"), language));
  }
}
