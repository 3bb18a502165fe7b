package org.medcas.corpus.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.corpus.BracketFormat;
import org.medcas.corpus.CorpusGuideline;
import org.medcas.corpus.CorpusValidator;
import org.medcas.corpus.GoldDocument;
import org.medcas.testing.Seeds;

class SpanSwapperTest {

  private static final String TRAIN =
      """
      Geen [PROBLEM koorts], wel [PROBLEM ernstige hoest] sinds 3 dagen.
      Bekend met [PROBLEM de ziekte van Graves], [PROBLEM een verhoogd CRP] en [PROBLEM braken].
      Start [TREATMENT metformine] 500 mg 2dd1, door met [TREATMENT furosemide] 40 mg.
      [TEST Hb] 6,2, [TEST bloeddruk] 130/80; [TREATMENT een rollator] aangevraagd.
      Zij is [PROBLEM benauwd] en erg [PROBLEM moe], mogelijk [PROBLEM longontsteking].
      [PROBLEM Hoofdpijn] in 2019, waarvoor [TEST een CT-scan] en [PROBLEM de pijn] bleef.
      mw had [PROBLEM jeuk] na [TREATMENT amoxicilline].
      """;

  private static final List<LexiconTerm> LEXICON =
      List.of(
          new LexiconTerm("PROBLEM", "hypercalciëmie", false),
          new LexiconTerm("TREATMENT", "Zestril", true));

  @TempDir Path folder;

  @Test
  void keepsLabelsAndGuidelineOfEverySentence() {
    CorpusValidator validator = new CorpusValidator(CorpusGuideline.DUTCH_PROBLEM_TEST_TREATMENT);
    Seeds.forAll(
        20,
        random -> {
          List<GoldDocument> made = generate(random.nextLong(), 100);
          assertThat(made).hasSizeGreaterThan(50);
          for (GoldDocument document : made) {
            assertThat(validator.check(document)).isEmpty();
            // The written form refuses whatever is no gold.
            assertThat(BracketFormat.parse("x", BracketFormat.write(document)).faults()).isEmpty();
          }
        });
  }

  @Test
  void swapsOnlyWithinLabelArticleAndUse() {
    Set<String> texts =
        generate(1, 400).stream()
            .flatMap(
                d -> d.spans().stream().map(s -> s.label() + " " + s.span().coveredText(d.text())))
            .collect(Collectors.toSet());

    assertThat(texts)
        .contains("PROBLEM hypercalciëmie", "TREATMENT Zestril", "PROBLEM de ziekte van Graves")
        .doesNotContain("PROBLEM metformine", "TREATMENT koorts");
    assertThat(generate(1, 400))
        .allSatisfy(
            document ->
                assertThat(document.text())
                    .doesNotContain("erg de ", "erg longontsteking", "Start een rollator"));
  }

  @Test
  void givesTheSameSentencesForTheSameSeed() {
    assertThat(generate(7, 50)).isEqualTo(generate(7, 50)).isNotEqualTo(generate(8, 50));
  }

  @Test
  void givesNoSentenceTwiceAndNoneThatWasPutIn() {
    List<String> texts = generate(3, 200).stream().map(GoldDocument::text).toList();

    assertThat(new HashSet<>(texts)).hasSameSizeAs(texts);
    assertThat(texts).doesNotContainAnyElementsOf(TRAIN.lines().toList());
  }

  @Test
  void stopsWhereTheGoldIsTooSmall() {
    GoldDocument tiny = BracketFormat.parse("t", "[TEST Hb]").documents().get(0);
    SpanSwapper swapper =
        new SpanSwapper(List.of(tiny), List.of(), SpanSwapper.Settings.withSeed(1));

    assertThat(swapper.generate(10)).isEmpty();
  }

  @Test
  void refusesSharesThatAreNone() {
    assertThatThrownBy(() -> new SpanSwapper.Settings(1.5, 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 1.5");
  }

  @Test
  void readsTermListsAndDropsWhatIsEnglish() throws IOException {
    Path phenotypes = folder.resolve("hpo.tsv");
    write(
        phenotypes,
        "source_language\tsource_value\tsubject_id\tpredicate_id\ttranslation_language\tvalue\n"
            + "en\tShort stature\tHP:1\trdfs:label\tnl\tKleine gestalte\n"
            + "en\tx\tHP:2\trdfs:label\tnl\tAbnormaliteit of the been\n"
            + "en\tx\tHP:3\tIAO:0000115\tnl\tEen definitie\n"
            + "en\tx\tHP:4\trdfs:label\tnl\tEEG met afwijking\n");
    Path medicines = folder.resolve("medicines.json");
    write(
        medicines,
        "[{\"Productgroep\":\"ENALAPRIL-5-MG-TABLET\",\"Artikelen\":"
            + "[{\"Artikelnaam\":\"Renitec tablet 5mg\"},{\"Artikelnaam\":\"Enalapril x 5mg\"}]}]");

    assertThat(DutchLexicons.phenotypes(phenotypes))
        .extracting(LexiconTerm::text)
        .containsExactly("kleine gestalte", "EEG met afwijking");
    assertThat(DutchLexicons.medicines(medicines))
        .extracting(LexiconTerm::text)
        .containsExactly("enalapril", "Renitec");
  }

  private static List<GoldDocument> generate(long seed, int count) {
    GoldDocument train = BracketFormat.parse("train", TRAIN).documents().get(0);
    return new SpanSwapper(List.of(train), LEXICON, SpanSwapper.Settings.withSeed(seed))
        .generate(count);
  }

  private static void write(Path file, String content) throws IOException {
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
