package org.medcas.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medcas.segmentation.Language.Ending;

class LanguageTest {

  @ParameterizedTest
  @CsvSource({"nl, 200", "en, 200", "de, 50", "fr, 50", "es, 50", "it, 50", "pt, 50"})
  void listsEnoughDifferentAbbreviations(String language, int fewest) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Language.class.getResourceAsStream("abbreviations-" + language + ".txt"),
                StandardCharsets.UTF_8))) {
      List<String> entries =
          lines
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> line.replace(" $", "").toLowerCase(Locale.ROOT))
              .toList();
      assertThat(entries)
          .hasSizeGreaterThanOrEqualTo(fewest)
          .doesNotHaveDuplicates()
          .allMatch(entry -> entry.matches("\\S+\\."));
    }
  }

  @Test
  void knowsWhetherAnAbbreviationMayEndASentence() {
    Language dutch = Language.of("nl");
    assertThat(dutch.abbreviation("I.v.m.")).isEqualTo(Ending.NEVER);
    assertThat(dutch.abbreviation("p.o.")).isEqualTo(Ending.POSSIBLE);
    assertThat(dutch.abbreviation("koorts.")).isEqualTo(Ending.UNKNOWN);
    assertThat(dutch.withAbbreviations(List.of("koorts $")).abbreviation("koorts."))
        .isEqualTo(Ending.POSSIBLE);
  }

  @Test
  void takesTheLanguageOfALocale() {
    assertThat(Language.of("nl-BE")).isSameAs(Language.of("NL"));
  }

  @Test
  void countsArticlesOnlyBeforeLowerCase() {
    Language dutch = Language.of("nl");
    assertThat(dutch.isStarter("De waarden", 0)).isTrue();
    assertThat(dutch.isStarter("De Vries", 0)).isFalse();
    assertThat(dutch.isStarter("Patiënt Jansen", 0)).isTrue();
  }
}
