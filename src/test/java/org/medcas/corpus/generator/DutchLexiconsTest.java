package org.medcas.corpus.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DutchLexiconsTest {

  @TempDir Path folder;

  @Test
  void readsTranslatedPhenotypeNamesAsProblemsAndLeavesOutWhatIsStillEnglish() throws IOException {
    Path table =
        write(
            "labels.tsv",
            row("Fever", "rdfs:label", "Koorts"),
            row("Apnea", "rdfs:label", "Apnea"),
            row("Pain", "rdfs:label", "Pijn of the knie"),
            row("Cough", "IAO:0000115", "Hoesten"),
            row("EMG abnormality", "rdfs:label", "EMG afwijking"));

    assertThat(DutchLexicons.phenotypes(table))
        .containsExactly(
            new LexiconTerm("PROBLEM", "koorts", false),
            new LexiconTerm("PROBLEM", "EMG afwijking", false));
  }

  @Test
  void readsSubstancesAndBrandsAsTreatmentsPlainOrCompressed() throws IOException {
    String list =
        "[{\"Productgroep\": \"METOPROLOL-100\", \"Artikelen\": [{\"Artikelnaam\":"
            + " \"METOPROLOL TABLET\"}, {\"Artikelnaam\": \"SELOKEEN ZOC\"}]}]";
    Path plain = write("medicines.json", list);
    Path compressed = folder.resolve("medicines.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(list.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(DutchLexicons.medicines(plain))
        .contains(new LexiconTerm("TREATMENT", "metoprolol", true))
        .isEqualTo(DutchLexicons.medicines(compressed));
  }

  @Test
  void saysWhatItExpectsWhereATableHasNoNames() throws IOException {
    Path table = write("labels.tsv", "koorts", "hoest");

    assertThatIOException()
        .isThrownBy(() -> DutchLexicons.phenotypes(table))
        .withMessageContaining("labels.tsv")
        .withMessageContaining("expected a Babelon table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[1]",
        "[{}]",
        "[{\"Productgroep\": {}}]",
        "[null]",
        "[{\"Productgroep\": \"A\", \"Artikelen\": [null]}]"
      })
  void saysWhatItExpectsWhereAListOfMedicinesHasAnotherForm(String content) throws IOException {
    Path list = write("medicines.json", content);

    assertThatIOException()
        .isThrownBy(() -> DutchLexicons.medicines(list))
        .withMessageContaining("medicines.json")
        .withMessageContaining("expected a JSON array");
  }

  @Test
  void refusesListsThatAreNotUtf8() throws IOException {
    Path table = folder.resolve("labels.tsv");
    Files.write(table, "patiënt".getBytes(StandardCharsets.ISO_8859_1));

    assertThatIOException()
        .isThrownBy(() -> DutchLexicons.phenotypes(table))
        .withMessageContaining("not UTF-8 at byte 4");
  }

  private Path write(String name, String... lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines));
  }

  private static String row(String source, String predicate, String translation) {
    return String.join("\t", "HP:1", source, "x", predicate, "en", translation);
  }
}
