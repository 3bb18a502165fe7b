package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusValidatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "x [PROBLEM  koorts];              blank at edge",
        "x [PROBLEM koorts,];              punctuation at edge",
        "x [PROBLEM longontsteking.];      full stop at edge",
        "x [PROBLEM hart (links];          unbalanced parentheses",
        "x [DIAGNOSE koorts];              label",
        "x een [PROBLEM lichte koorts].;   determiner outside",
        "De [TREATMENT oude pacemaker] is op.; determiner outside",
        "x [PROBLEM mogelijke COPD];       assertion inside",
        "x [TEST geen echo];               assertion inside",
        "x [TREATMENT metformine 500 mg];  value inside",
        "x [TREATMENT oxazepam 3dd1];      value inside",
        "x [PROBLEM koorts tot 39,2];      value inside",
        "Eerst. || [TEST Hb];              sentence mark",
      })
  void findsBreachesOfTheDutchGuideline(String content, String rule) {
    assertThat(rules(content, CorpusGuideline.DUTCH_PROBLEM_TEST_TREATMENT)).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[PROBLEM geen eetlust], [PROBLEM niet-wegdrukbare roodheid]",
        "een [PROBLEM angstig] kind",
        "Er zijn [PROBLEM gezwollen klieren].",
        "[TREATMENT NaCl 0,9%] en [PROBLEM (pre-)eclampsie]",
        "[TREATMENT Niet Rennen Maar Plannen]",
        "[PROBLEM pijn li.] en [TREATMENT furosemide i.v.]",
        "[PROBLEM Status epilepticus]; [PROBLEM DM2]",
      })
  void leavesRightDutchAlone(String content) {
    assertThat(rules(content, CorpusGuideline.DUTCH_PROBLEM_TEST_TREATMENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[Diagnosis the fracture];      determiner inside",
        "[Symptom_Name no fever];       negation inside",
        "[Pulse_Rate regular];          vital sign without value",
        "[Blood_Pressure BP 142/88];    vital sign with name",
        "[Gender She] came;             pronoun",
        "[Section_Name PLAN:] rest;     punctuation at edge",
        "[PROBLEM x];                   label",
      })
  void findsBreachesOfTheEnglishGuideline(String content, String rule) {
    assertThat(rules(content, CorpusGuideline.ENGLISH_CLINICAL_32)).containsExactly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[Diagnosis A fib], [Dosage .5 mg], [Lab_Result no growth], [Frequency q.6h.]",
        "[Dosage 100 ml] [Frequency an hour]",
        "BP [Blood_Pressure 142/88 mmHg], [Negation no] [Symptom_Name fever]",
      })
  void leavesRightEnglishAlone(String content) {
    assertThat(rules(content, CorpusGuideline.ENGLISH_CLINICAL_32)).isEmpty();
  }

  @Test
  void namesPlaceAndRuleButNoText() {
    GoldDocument document = BracketFormat.parse("a.txt", "ok\nx [TEST Hb,]").documents().get(0);

    assertThat(new CorpusValidator(CorpusGuideline.DUTCH_PROBLEM_TEST_TREATMENT).check(document))
        .singleElement()
        .hasToString("a.txt:2:3: punctuation at edge: TEST, punctuation at the edge stays outside");
  }

  private static List<String> rules(String content, CorpusGuideline guideline) {
    GoldDocument document = BracketFormat.parse("d", content).documents().get(0);
    return new CorpusValidator(guideline)
        .check(document).stream().map(CorpusValidator.Finding::rule).toList();
  }
}
