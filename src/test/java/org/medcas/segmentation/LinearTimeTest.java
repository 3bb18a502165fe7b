package org.medcas.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medcas.text.Span;
import org.medcas.tokenization.TokenizerOptions;
import org.medcas.tokenization.WordTokenizer;

/**
 * Quadratic work on a million characters would take hours; the bound is generous enough for any
 * machine.
 */
class LinearTimeTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final SentenceSplitter RULES =
      new SentenceSplitter(SentenceOptions.defaults("nl"));

  private static final SentenceSplitter LIMITS =
      new SentenceSplitter(
          SentenceOptions.defaults("nl")
              .withLengths(10, 100)
              .withCustomBoundaries(List.of("\\s", "##", "\\n[ \\t]*\\n"), false));

  private static final WordTokenizer DEFAULT = new WordTokenizer();

  private static final WordTokenizer PATTERNS =
      new WordTokenizer(
          TokenizerOptions.defaults()
              .withTarget(".")
              .withSplits(List.of("-"), null)
              .withExceptions(List.of("aa aa", "geen koorts"), false));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "koorts",
        "a.",
        "koorts.Geen.",
        "...",
        ". ",
        "1. ",
        "J. ",
        "De ",
        "\n",
        "\r\n",
        "a\n",
        "(a",
        "'s",
        "a@",
        "http://",
        "aaaa/",
        "ab-",
        "\" ",
        "S: a ",
        "• a ",
        "Beleid: ",
        "漢字。",
        "ภาษา",
        "🇳🇱",
        "\u0301",
        " \u0301",
        "\u200d ",
        "a\u200b",
        "😀",
        "\ud83d",
        "\t",
        "aa ",
        "x\\n"
      })
  void repeatedTextTakesLinearTime(String unit) {
    String text = unit.repeat(200_000 / unit.length());
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          LIMITS.split(text);
          for (Span sentence : RULES.split(text)) {
            DEFAULT.tokenize(text, sentence);
            PATTERNS.tokenize(text, sentence);
          }
        });
  }

  @Test
  void aNoteOfTenMegabytesTakesLinearTime() {
    String note =
        "Dhr. Jansen, 54 jaar, werd i.v.m. koorts (38,5°C) en hoesten gezien – géén CT-scan.\n"
            + "Conclusie: pneumonie. Paracetamol 500 mg 3dd. Controle over 2 weken.\n\n";
    String text = note.repeat(10_000_000 / note.length());
    assertTimeoutPreemptively(
        BOUND,
        () -> {
          List<Span> sentences = RULES.split(text);
          assertThat(sentences).hasSize(4 * (10_000_000 / note.length()));
          sentences.forEach(sentence -> DEFAULT.tokenize(text, sentence));
        });
  }

  @Test
  void manyZonesTakeLinearTime() {
    String text = "koorts ".repeat(60_000);
    List<Span> zones =
        java.util.stream.IntStream.range(0, 60_000)
            .mapToObj(i -> new Span(7 * i, 7 * i + 6))
            .toList();
    assertTimeoutPreemptively(BOUND, () -> assertThat(RULES.split(text, zones)).hasSize(60_000));
  }
}
