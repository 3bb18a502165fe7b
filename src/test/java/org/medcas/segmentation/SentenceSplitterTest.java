package org.medcas.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medcas.text.Span;

class SentenceSplitterTest {

  private static String cut(SentenceOptions options, String text) {
    List<String> sentences =
        new SentenceSplitter(options).split(text).stream().map(it -> it.coveredText(text)).toList();
    return String.join("|", sentences);
  }

  private static String nl(String text) {
    return cut(SentenceOptions.defaults("nl"), text);
  }

  private static String en(String text) {
    return cut(SentenceOptions.defaults("en"), text);
  }

  /** The text without its marks is cut exactly where the marks stand. */
  private static void assertCuts(String language, String marked) {
    String text = marked.replace("|", "");
    String expected = marked.replaceAll("\\s*\\|\\s*", "|").strip();
    assertThat(cut(SentenceOptions.defaults(language), text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dhr. Jansen werd i.v.m. COPD gezien door Dr. P. de Vries. |Hij rookt.",
        "Opname o.b.v. ECG, d.d. 12-03-1947. |CT a.d.h.v. protocol.",
        "Sinds ca. 3 dagen koorts. |Paracetamol z.n. |Controle p.o. innemen.",
        "Paracetamol 500 mg 3dd. |Controle over 1 week.",
        "Leukocyten 1.240, CRP 6,2. |Tumor van 3.4 x 2.8 cm.",
        "Geboren 12-03-1947. |Opname 17.09.2021 om 03.15 u. |Ontslag volgt.",
        "koorts , hoesten . |Gaat naar huis .",
        "Geen koorts. |wel hoesten. |CRP 45. |RR 120/80.",
        "Geen koorts |Patiënt gaat naar huis",
        "Pijn op de borst? |Nee. |Benauwd! |Ja.",
        "Hij zei: ,, Het gaat goed. '' |Daarna ging hij naar huis.",
        "\"Het gaat goed.\" |Hij ging.",
        "Zie (evt. CT). |Daarna huis.",
        "Start vitamine D. |Controle volgt. |Pt. heeft hepatitis B. |Geen icterus.",
        "Gezien door J. Jansen en O.L.V. Pietersen.",
        "Koorts... en rillingen. |Verder... |Niets.",
        "Beleid: 1. Paracetamol |2. Controle |3. Naar huis",
        "S: hoesten en koorts |O: geen crepitaties |E: griep |P: paracetamol",
        "Conclusie: pneumonie |Beleid: amoxicilline",
        "Anamnese: hoest. |Lichamelijk onderzoek: geen bijzonderheden.",
        "Werd koortsig.|Geen hoesten. |Mail j.Jansen@zkh.nl of www.zkh.Nl niet.",
        "Bloeddruk 120. |80 kg.",
        "Mw. is 54. |Ze rookt.",
        "Stadium T4N0M0. |Geen metastasen.",
        "De 2. graads verbranding geneest.",
        "Nadien naar afd. Chirurgie overgeplaatst, m.n. i.v.m. ileus.",
        "• koorts |• hoesten |• moe",
        "1 . De heer A. , 64 jaar .",
        "krampen 3x. |misselijk. |eet op. |breuk (re?) en ? shunt? (links) of niet",
        "Rusttremor van 4 Hz. |Rigide. |L. Jansen, vr. 68 jr.",
        "Bekend met MS. |Geen koorts. |DHR. JANSEN rookt."
      })
  void cutsDutchNotes(String marked) {
    assertCuts("nl", marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dr. Smith saw the pt. today. |He takes aspirin 81 mg p.o. b.i.d. and insulin q.6h. as needed.",
        "Metoprolol 25 mg p.o. b.i.d. |Follow up in 2 weeks.",
        "BP 120/80, temp. 38.5. |No fever e.g. chills.",
        "Mass measures 3.4 x 2.8 cm. |Seen by J. P. Morgan, M.D. |Discharged.",
        "She denies chest pain |She has no fever",
        "Assessment: pneumonia |Plan: amoxicillin",
        "Seen at 3 p.m. |Stable.",
        "Given 0.9% saline vs. Ringer's.",
        "Sat 98% on 2 L. |Zosyn at 35.8 C. |Walks.",
        "69 y.o. M seen. |Case 2. |44 F.",
        "0822 Pt complaining of itch. |Stable.",
        "History of Present Illness: cough |Plan: rest",
        "No fever.,|CURRENT MEDICATIONS:, None.,|PLAN:,1. Rest well |HISTORY OF PRESENT ILLNESS: pain"
      })
  void cutsEnglishNotes(String marked) {
    assertCuts("en", marked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "de#Pat. erhielt z.B. Aspirin. |Dr. Meier sah ihn.",
        "fr#Le Dr. Martin a vu M. Dupont. |Pas de fièvre.",
        "es#El Dr. García vio al paciente. |Sin fiebre.",
        "it#Il Dott. Rossi visitò il paziente. |Niente febbre.",
        "pt#O Dr. Silva viu o paciente. |Sem febre.",
        "ja#熱があります。|咳はありません。",
        "xx#No list here. |Still cut."
      })
  void cutsOtherLanguages(String marked) {
    assertCuts(marked.substring(0, 2), marked.substring(3));
  }

  @Test
  void endsSentencesAtLineEndsOfNotes() {
    assertThat(
            nl(
                "Conclusie:\n- koorts\n- hoesten sinds\n  drie dagen\n1. CT\n2. lab\nbeleid\ncontrole"))
        .isEqualTo(
            "Conclusie:|- koorts|- hoesten sinds\n  drie dagen|1. CT|2. lab|beleid|controle");
    assertThat(nl("opname dhr.\r\nJansen\r\rOntslag")).isEqualTo("opname dhr.|Jansen|Ontslag");
  }

  @Test
  void joinsHardWrappedLines() {
    String note =
        "Patiënt werd gisteren via de spoedeisende hulp opgenomen in verband met\n"
            + "toenemende kortademigheid en hoesten met opgeven van geel sputum door dr.\n"
            + "Jansen van de afdeling. Er was koorts tot 39 graden en een verhoogd CRP\n"
            + "waarvoor antibiotica werd gestart.\n"
            + "Conclusie: pneumonie\n";
    assertThat(new SentenceSplitter(SentenceOptions.defaults("nl")).split(note))
        .extracting(it -> it.coveredText(note).replaceAll("\\s+", " "))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("Patiënt").endsWith("Jansen van de afdeling."),
            second -> assertThat(second).startsWith("Er was").endsWith("werd gestart."),
            third -> assertThat(third).isEqualTo("Conclusie: pneumonie"));
  }

  @Test
  void keepsLinesOfLowerCaseNotesApart() {
    String text =
        "mevr 58, ziet sinds vanmorgen lichtflitsen aan de buitenkant van haar oog\n"
            + "geen gordijn, geen pijn\nbeleid: oogarts\nkomt terug";
    assertThat(nl(text).split("\\|")).hasSize(4);
  }

  @Test
  void obeysTheNewlinePolicy() {
    String text = "koorts en\nhoesten\n \nmoe";
    SentenceOptions options = SentenceOptions.defaults("nl");
    assertThat(cut(options.withNewlines(NewlinePolicy.EVERY_LINE), text))
        .isEqualTo("koorts en|hoesten|moe");
    assertThat(cut(options.withNewlines(NewlinePolicy.BLANK_LINE), text))
        .isEqualTo("koorts en\nhoesten|moe");
  }

  @Test
  void cutsAtCustomBoundariesBesidesOrInsteadOfTheRules() {
    SentenceOptions options = SentenceOptions.defaults("nl");
    String text = "Koorts. Hoest ## moe\nrest";
    assertThat(cut(options.withCustomBoundaries(List.of("##"), false), text))
        .isEqualTo("Koorts.|Hoest ##|moe|rest");
    assertThat(cut(options.withCustomBoundaries(List.of("##", "(?=rest)"), true), text))
        .isEqualTo("Koorts. Hoest ##|moe|rest");
  }

  @Test
  void keepsExtraAbbreviationsInsideASentence() {
    SentenceOptions options = SentenceOptions.defaults("nl");
    assertThat(nl("Via kliniekje. Jansen")).isEqualTo("Via kliniekje.|Jansen");
    assertThat(cut(options.withAbbreviations(List.of("kliniekje")), "Via kliniekje. Jansen"))
        .isEqualTo("Via kliniekje. Jansen");
  }

  @Test
  void joinsShortSentencesInsteadOfDroppingThem() {
    SentenceOptions options = SentenceOptions.defaults("nl").withLengths(8, 0);
    assertThat(cut(options, "Ja. Nee. Geen koorts gehad. Goed."))
        .isEqualTo("Ja. Nee.|Geen koorts gehad. Goed.");
    assertThat(cut(options, "Ja.")).isEqualTo("Ja.");
  }

  @Test
  void splitsLongSentencesAtTheBestPlace() {
    SentenceOptions options = SentenceOptions.defaults("nl").withLengths(0, 20);
    assertThat(cut(options, "koorts sinds gister, hoesten en benauwd"))
        .isEqualTo("koorts sinds gister,|hoesten en benauwd");
    assertThat(cut(options, "x".repeat(45)))
        .isEqualTo("x".repeat(20) + "|" + "x".repeat(20) + "|" + "x".repeat(5));
    assertThat(cut(SentenceOptions.defaults("nl").withLengths(0, 3), "👩‍⚕️👩‍⚕️"))
        .as("a cluster longer than the limit stays whole")
        .isEqualTo("👩‍⚕️|👩‍⚕️");
  }

  @Test
  void crossesNoZoneEdge() {
    String text = "een twee drie vier";
    List<Span> zones = List.of(new Span(4, 8), new Span(9, 13));
    assertThat(new SentenceSplitter(SentenceOptions.defaults("nl")).split(text, zones))
        .containsExactly(new Span(0, 3), new Span(4, 8), new Span(9, 13), new Span(14, 18));
  }

  @Test
  void findsNothingInBlankText() {
    assertThat(nl("")).isEmpty();
    assertThat(en(" \r\n\t\u00a0\u2028 ")).isEmpty();
  }

  @Test
  void refusesOptionsThatCannotBeMeant() {
    SentenceOptions options = SentenceOptions.defaults("nl");
    assertThatThrownBy(() -> options.withLengths(9, 3)).hasMessageContaining("got 9 > 3");
    assertThatThrownBy(() -> options.withLengths(-1, 3)).hasMessageContaining("got minimum -1");
    assertThatThrownBy(() -> options.withCustomBoundaries(List.of(), true))
        .hasMessageContaining("got none");
    SentenceOptions broken = options.withCustomBoundaries(List.of("(a"), false);
    assertThatThrownBy(() -> new SentenceSplitter(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Custom sentence boundary [(a]");
  }

  @Test
  void stopsABoundaryExpressionThatRunsAway() {
    SentenceSplitter splitter =
        new SentenceSplitter(
            SentenceOptions.defaults("nl").withCustomBoundaries(List.of("(.*e){9}b"), false));
    String text = "geheim ".repeat(40);
    assertThatThrownBy(() -> splitter.split(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("(.*e){9}b")
        .hasMessageNotContaining("geheim");
  }
}
