package org.medcas.tokenization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.medcas.text.Span;

class WordTokenizerTest {

  private static String cut(TokenizerOptions options, String text) {
    Tokenization tokens = new WordTokenizer(options).tokenize(text, new Span(0, text.length()));
    return String.join("|", tokens.tokens().stream().map(it -> it.coveredText(text)).toList());
  }

  private static String cut(String text) {
    return cut(TokenizerOptions.defaults(), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CT-scan",
        "antibiotica-kuur",
        "NSAID's",
        "2dd1",
        "120/80",
        "38,5",
        "10^9/l",
        "m.b.v.",
        "SpO2",
        "mg/kg",
        "T4N0M0",
        "1.240",
        "12-03-1947",
        "17.09.2021",
        "03.15",
        "12:30",
        "patiënt(e)",
        "j.jansen@zkh.nl",
        "https://www.zkh.nl/a?b=c",
        "www.zkh.nl",
        "e\u0301e\u0301n",
        "'s",
        "'t",
        "HIV/AIDS",
        "HER2+",
        "Ca2+",
        "hart-",
        "-2,5",
        "°C",
        "10^-9",
        "T5-T6",
        "COVID-19",
        "ml/min",
        "👩‍⚕️",
        "🇳🇱",
        "👍🏽",
        "foto's",
        "q.6h.",
        "N&V",
        "b.i.d.",
        "+1",
        "...",
        "->",
        "½",
        "½/dag",
        "µg",
        "(re)operatie",
        "L4/L5",
        "3x",
        "ziekte\u00adbeeld"
      })
  void keepsWhatIsWrittenAsOneWord(String word) {
    assertThat(cut(word)).isEqualTo(word);
    assertThat(cut("met " + word + " en")).isEqualTo("met|" + word + "|en");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "koorts, hoesten.#koorts|,|hoesten|.",
        "(re)#(|re|)",
        "38,5°C#38,5|°C",
        "5mg#5|mg",
        "5mg/kg 2dd1#5|mg/kg|2dd1",
        "120/80mmHg#120/80|mmHg",
        "koorts/hoesten#koorts|/|hoesten",
        "RR:120/80#RR|:|120/80",
        "CRP>100#CRP|>|100",
        "50%#50|%",
        "koorts,hoesten#koorts|,|hoesten",
        "koorts😀hoesten#koorts|😀|hoesten",
        "👩‍⚕️👩‍⚕️#👩‍⚕️|👩‍⚕️",
        "\"koorts\"#\"|koorts|\"",
        "(zie www.zkh.nl).#(|zie|www.zkh.nl|)|.",
        "mail j@zkh.nl, graag#mail|j@zkh.nl|,|graag",
        "Dr. Jansen#Dr.|Jansen",
        "bijv. koorts#bijv.|koorts",
        "J. Jansen#J.|Jansen",
        "koorts , hoesten .#koorts|,|hoesten|.",
        "vitamine D.#vitamine|D|.",
        "1. koorts#1|.|koorts",
        "3dd.#3dd|.",
        "beleid:#beleid|:",
        "- koorts#-|koorts",
        "漢字 CT検査#漢字|CT|検査",
        "koorts?!#koorts|?|!",
        "<5#<|5",
        "pre-/postoperatief#pre|-|/|postoperatief"
      })
  void separatesWhatIsNot(String text, String tokens) {
    assertThat(cut(text)).isEqualTo(tokens);
  }

  @Test
  void leavesWhiteSpaceControlAndInvisibleCharactersOutside() {
    assertThat(cut("a\u00a0b\u200bc\u0000d\ufeffe \u200d \u00ad f\r\n\tg"))
        .isEqualTo("a|b|c|d|e|f|g");
    assertThat(cut(" \u0301a")).as("a mark on a blank").isEqualTo("a");
  }

  @Test
  void givesOffsetsOfTheWholeText() {
    Tokenization tokens =
        new WordTokenizer().tokenize("😀 Geen koorts. Wel pijn.", new Span(16, 25));
    assertThat(tokens.tokens())
        .containsExactly(new Span(16, 19), new Span(20, 24), new Span(24, 25));
  }

  @Test
  void takesCandidatesFromTheTargetPattern() {
    assertThat(cut(TokenizerOptions.defaults().withTarget("[a-z0-9]+"), "Geen koorts, 38,5"))
        .isEqualTo("een|koorts|38|5");
  }

  @Test
  void takesContextCharactersOffBothEnds() {
    TokenizerOptions options =
        TokenizerOptions.defaults().withContextCharacters(List.of("(", ")", "?", "!", ","));
    assertThat(cut(options, "((koorts), 38,5 re-actie?!"))
        .isEqualTo("((|koorts|),|38,5|re-actie|?!");
  }

  @Test
  void makesOneTokenOfEachGroup() {
    TokenizerOptions options =
        TokenizerOptions.defaults()
            .withAffixes(
                "\\A(<)(<)?", null, List.of("([\\p{L}]+')([\\p{L}]+)", "([a-z]+)_([a-z]+)"));
    assertThat(cut(options, "<l'homme, d'un a_b heel")).isEqualTo("<|l'|homme|,|d'|un|a|_|b|heel");
  }

  @Test
  void splitsAtCharactersOrAtThePattern() {
    TokenizerOptions characters = TokenizerOptions.defaults().withSplits(List.of("-", "\\."), null);
    assertThat(cut(characters, "CT-scan 1.240")).isEqualTo("CT|scan|1|240");
    TokenizerOptions pattern = TokenizerOptions.defaults().withSplits(List.of("s"), "-|#");
    assertThat(cut(pattern, "CT-scan")).as("the pattern outweighs").isEqualTo("CT|scan");
  }

  @Test
  void keepsExceptionsWhole() {
    List<String> phrases = List.of("Mantoux test", "e.c.i", "pijn op de borst");
    TokenizerOptions exact = TokenizerOptions.defaults().withExceptions(phrases, true);
    assertThat(cut(exact, "(Mantoux  test) mantoux test, pijn op de borst."))
        .isEqualTo("(|Mantoux  test|)|mantoux|test|,|pijn op de borst|.");
    TokenizerOptions folded = TokenizerOptions.defaults().withExceptions(phrases, false);
    assertThat(cut(folded, "mantoux test, mantoux tests"))
        .isEqualTo("mantoux test|,|mantoux|tests");
  }

  @Test
  void countsWhatTheLengthLimitsLeaveOut() {
    String text = "a koorts b antibioticakuur";
    Tokenization tokens =
        new WordTokenizer(TokenizerOptions.defaults().withLengths(2, 10))
            .tokenize(text, new Span(0, text.length()));
    assertThat(tokens.tokens()).containsExactly(new Span(2, 8));
    assertThat(tokens.filtered()).isEqualTo(3);
  }

  @Test
  void refusesOptionsThatCannotBeMeant() {
    assertThatThrownBy(() -> TokenizerOptions.defaults().withLengths(5, 2))
        .hasMessageContaining("got minimum 5, maximum 2");
    assertThatThrownBy(() -> new WordTokenizer(TokenizerOptions.defaults().withTarget("(")))
        .hasMessageContaining("Token target pattern [(]");
    assertThatThrownBy(
            () ->
                new WordTokenizer(TokenizerOptions.defaults().withContextCharacters(List.of("ab"))))
        .hasMessageContaining("got [ab]");
  }

  @Test
  void stopsAPatternThatRunsAway() {
    WordTokenizer tokenizer =
        new WordTokenizer(TokenizerOptions.defaults().withTarget("(.*a){9}b"));
    String text = "a".repeat(60) + "c";
    assertThatThrownBy(() -> tokenizer.tokenize(text, new Span(0, 61)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Token target pattern [(.*a){9}b]")
        .hasMessageContaining("61 UTF-16 units");
  }
}
