package org.medcas.bridge;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.JCasFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtakesMentionWriterTest {

  @Test
  void setsEveryFeatureThatComponentsOfCtakesLookAt() throws Exception {
    // given a mention at the very end of the text, where cTAKES's own builder gives up
    CAS cas = CtakesLike.document("No fever. Has pneumonia");
    AnnotationFS segment = CtakesLike.annotate(cas, CtakesTypes.SEGMENT, "No fever. Has pneumonia");
    CtakesLike.set(segment, "id", "SIMPLE_SEGMENT");
    CtakesLike.annotate(cas, CtakesTypes.SENTENCE, "No fever.");
    AnnotationFS second = CtakesLike.annotate(cas, CtakesTypes.SENTENCE, "Has pneumonia");
    CtakesLike.set(second, "sentenceNumber", "1");
    CtakesLike.concept(cas, "Problem", "pneumonia");
    // when
    createEngine(CtakesMentionWriter.class).process(cas);
    // then
    AnnotationFS mention = CtakesLike.all(cas, "textsem.DiseaseDisorderMention").get(0);
    assertThat(mention.getCoveredText()).isEqualTo("pneumonia");
    assertThat(mention.getEnd()).isEqualTo(cas.getDocumentText().length());
    assertThat(CtakesLike.get(mention, "id")).isEqualTo("0");
    assertThat(CtakesLike.get(mention, "typeID")).isEqualTo("2");
    assertThat(CtakesLike.get(mention, "discoveryTechnique")).isEqualTo("3");
    assertThat(CtakesLike.get(mention, "confidence")).isEqualTo("0.75");
    assertThat(CtakesLike.get(mention, "polarity")).isEqualTo("1");
    assertThat(CtakesLike.get(mention, "uncertainty")).isEqualTo("0");
    assertThat(CtakesLike.get(mention, "conditional")).isEqualTo("false");
    assertThat(CtakesLike.get(mention, "generic")).isEqualTo("false");
    assertThat(CtakesLike.get(mention, "historyOf")).isEqualTo("0");
    assertThat(CtakesLike.get(mention, "subject")).isEqualTo("patient");
    assertThat(CtakesLike.get(mention, "segmentID")).isEqualTo("SIMPLE_SEGMENT");
    assertThat(CtakesLike.get(mention, "sentenceID")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "Problem, DiseaseDisorderMention, 2",
    "Diagnosis, DiseaseDisorderMention, 2",
    "SymptomName, SignSymptomMention, 3",
    "Test, ProcedureMention, 5",
    "LabName, LabMention, 9",
    "Procedure, ProcedureMention, 5",
    "Treatment, MedicationMention, 1",
    "DrugName, MedicationMention, 1",
    "ProcedureName, ProcedureMention, 5",
    "Dosage, MedicationDosageModifier, 1006"
  })
  void givesEachConceptItsMentionType(String concept, String mention, String typeId)
      throws Exception {
    CAS cas = CtakesLike.document("word");
    CtakesLike.concept(cas, concept, "word");
    createEngine(CtakesMentionWriter.class).process(cas);
    assertThat(CtakesLike.all(cas, "textsem.IdentifiedAnnotation"))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.getType().getShortName()).isEqualTo(mention);
              assertThat(CtakesLike.get(found, "typeID")).isEqualTo(typeId);
            });
  }

  @Test
  void goesOnWithTheIdsThatAreThere() throws Exception {
    CAS cas = CtakesLike.document("fever and cough");
    AnnotationFS other = CtakesLike.annotate(cas, CtakesTypes.MENTION, "and");
    CtakesLike.set(other, "id", "41");
    CtakesLike.concept(cas, "Problem", "fever");
    CtakesLike.concept(cas, "Problem", "cough");
    createEngine(CtakesMentionWriter.class).process(cas);
    assertThat(CtakesLike.all(cas, "textsem.DiseaseDisorderMention"))
        .extracting(mention -> CtakesLike.get(mention, "id"))
        .containsExactly("42", "43");
  }

  @Test
  void leavesOutWhatTheTableLeavesOut() throws Exception {
    CAS cas = CtakesLike.document("65 jaar");
    CtakesLike.concept(cas, "Age", "65 jaar");
    createEngine(CtakesMentionWriter.class).process(cas);
    assertThat(CtakesLike.all(cas, "textsem.IdentifiedAnnotation")).isEmpty();
  }

  @Test
  void readsTheTableOfAUser(@TempDir Path folder) throws Exception {
    Path table = Files.writeString(folder.resolve("t.tsv"), "Problem\tSignSymptomMention\t3\n");
    CAS cas = CtakesLike.document("fever, x-ray");
    CtakesLike.concept(cas, "Diagnosis", "fever");
    CtakesLike.concept(cas, "Test", "x-ray");
    createEngine(
            CtakesMentionWriter.class,
            CtakesMentionWriter.PARAM_MENTION_TYPES_LOCATION,
            table.toString())
        .process(cas);
    assertThat(CtakesLike.all(cas, "textsem.IdentifiedAnnotation"))
        .extracting(mention -> mention.getType().getShortName())
        .containsExactly("SignSymptomMention");
  }

  @Test
  void namesTheLineOfABrokenTable(@TempDir Path folder) throws Exception {
    Path table = Files.writeString(folder.resolve("t.tsv"), "Problem\tSignSymptomMention\n");
    assertThatThrownBy(
            () ->
                createEngine(
                    CtakesMentionWriter.class,
                    CtakesMentionWriter.PARAM_MENTION_TYPES_LOCATION,
                    table.toString()))
        .rootCause()
        .hasMessageContaining("mentionTypesLocation")
        .hasMessageContaining("Line 1")
        .hasMessageContaining("got 2 columns");
  }

  @Test
  void saysWhatIsMissingWithoutTheTypesOfCtakes() throws Exception {
    CAS cas = JCasFactory.createJCas().getCas();
    assertThatThrownBy(() -> createEngine(CtakesMentionWriter.class).process(cas))
        .rootCause()
        .hasMessageContaining("ctakes-type-system");
  }
}
