package org.medcas.annotator;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.fit.testing.junit.ManagedJCas;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FloatArray;
import org.apache.uima.jcas.cas.ShortArray;
import org.apache.uima.jcas.cas.StringArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.text.Span;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.Problem;
import org.medcas.types.ProcessingReport;
import org.medcas.types.SentenceTags;
import org.medcas.types.SymptomName;
import org.medcas.types.Treatment;

class ConceptAnnotatorTest {

  private static final List<String> LABELS =
      List.of("O", "B-PROBLEM", "I-PROBLEM", "B-TREATMENT", "I-TREATMENT", "B-Symptom_Name");

  @RegisterExtension final ManagedJCas managed = new ManagedJCas();

  @Test
  void writesTypedConceptsAndTakesTheTagsAway() throws Exception {
    JCas jcas = document("Ernstige hoest , paracetamol gestart");
    tag(jcas, "nl", .9f, 1, 2, 0, 3, 0);
    createEngine(ConceptAnnotator.class).process(jcas);
    assertThat(shown(jcas))
        .containsExactly(
            "[  0, 14] Problem PROBLEM (Ernstige hoest) 0.90 nl",
            "[ 17, 28] Treatment TREATMENT (paracetamol) 0.90 nl");
    assertThat(jcas.select(SentenceTags.class).count()).isZero();
    assertThat(jcas.select(ProcessingReport.class).get().getRepairedTags()).isZero();
  }

  @Test
  void finerLabelsAreFoundUnderTheirConcept() throws Exception {
    JCas jcas = document("hoest");
    tag(jcas, "en", .8f, 5);
    createEngine(ConceptAnnotator.class).process(jcas);
    assertThat(jcas.select(Problem.class).asList())
        .singleElement()
        .isInstanceOf(SymptomName.class)
        .extracting(Problem::getValue)
        .isEqualTo("Symptom_Name");
  }

  @Test
  void countsRepairsAndDroppedConceptsInTheReport() throws Exception {
    JCas jcas = document("hoest morfine koorts");
    tag(jcas, "nl", .6f, 1, 4, 1);
    createEngine(
            ConceptAnnotator.class,
            ConceptAnnotator.PARAM_BLACK_LIST,
            new String[] {"TREATMENT"},
            ConceptAnnotator.PARAM_THRESHOLD,
            "0.5")
        .process(jcas);
    assertThat(jcas.select(Treatment.class).count()).isZero();
    ProcessingReport report = jcas.select(ProcessingReport.class).get();
    assertThat(report.getRepairedTags()).isEqualTo(1);
    assertThat(report.getFilteredConcepts()).isEqualTo(1);
  }

  @Test
  void joinsOverStopWordsAndReplacesLabels() throws Exception {
    JCas jcas = document("pijn in de knie");
    tag(jcas, "nl", .5f, 1, 0, 0, 1);
    createEngine(
            ConceptAnnotator.class,
            ConceptAnnotator.PARAM_STOP_WORDS,
            new String[] {"in", "de"},
            ConceptAnnotator.PARAM_LABEL_REPLACEMENTS,
            new String[] {"PROBLEM=KLACHT"})
        .process(jcas);
    assertThat(shown(jcas))
        .containsExactly("[  0, 15] ClinicalConcept KLACHT (pijn in de knie) 0.50 nl");
  }

  @Test
  void choosesBetweenTwoTaggersByConfidence() throws Exception {
    JCas jcas = document("ernstige hoest");
    tag(jcas, "first", .6f, 1, 2);
    tag(jcas, "second", .7f, 0, 3);
    createEngine(ConceptAnnotator.class, ConceptAnnotator.PARAM_OVERLAP_STRATEGY, "confidence")
        .process(jcas);
    assertThat(shown(jcas)).containsExactly("[  9, 14] Treatment TREATMENT (hoest) 0.70 second");
    assertThat(
            jcas.select(ProcessingReport.class).asList().stream()
                .mapToInt(ProcessingReport::getFilteredConcepts)
                .sum())
        .isEqualTo(1);
  }

  @Test
  void prefersTheTaggerThatRanFirstWhicheverHasTheLongerSentences() throws Exception {
    JCas jcas = document("hoest nu");
    tag(jcas, "first", new Span(0, 5), .5f, 1);
    tag(jcas, "second", new Span(0, 8), .9f, 3, 0);
    createEngine(ConceptAnnotator.class, ConceptAnnotator.PARAM_OVERLAP_STRATEGY, "order")
        .process(jcas);
    assertThat(shown(jcas)).containsExactly("[  0,  5] Problem PROBLEM (hoest) 0.50 first");
  }

  @Test
  void takesAnEntryThatIsGivenTwiceAsOne() throws Exception {
    JCas jcas = document("hoest");
    tag(jcas, "nl", .5f, 1);
    createEngine(
            ConceptAnnotator.class,
            ConceptAnnotator.PARAM_WHITE_LIST,
            new String[] {"PROBLEM", "PROBLEM"},
            ConceptAnnotator.PARAM_STOP_WORDS,
            new String[] {"in", "de", "in"})
        .process(jcas);
    assertThat(shown(jcas)).hasSize(1);
  }

  @Test
  void passesOverTheByteOrderMarkOfASpreadsheet(@TempDir Path folder) throws Exception {
    Path names = Files.writeString(folder.resolve("names.csv"), "\uFEFFPROBLEM,KLACHT\n");
    JCas jcas = document("hoest");
    tag(jcas, "nl", .5f, 1);
    createEngine(
            ConceptAnnotator.class,
            ConceptAnnotator.PARAM_LABEL_REPLACEMENTS_LOCATION,
            names.toString())
        .process(jcas);
    assertThat(shown(jcas)).containsExactly("[  0,  5] ClinicalConcept KLACHT (hoest) 0.50 nl");
  }

  @Test
  void readsTheLabelTypesAndReplacementsOfAUser(@TempDir Path folder) throws Exception {
    Path types = Files.writeString(folder.resolve("types.tsv"), "KLACHT\tProblem\n*\tTreatment\n");
    Path names = Files.writeString(folder.resolve("names.csv"), "PROBLEM,KLACHT\n");
    JCas jcas = document("hoest morfine");
    tag(jcas, "nl", .5f, 1, 3);
    createEngine(
            ConceptAnnotator.class,
            ConceptAnnotator.PARAM_LABEL_TYPES_LOCATION,
            types.toString(),
            ConceptAnnotator.PARAM_LABEL_REPLACEMENTS_LOCATION,
            names.toString())
        .process(jcas);
    assertThat(shown(jcas))
        .containsExactly(
            "[  0,  5] Problem KLACHT (hoest) 0.50 nl",
            "[  6, 13] Treatment TREATMENT (morfine) 0.50 nl");
  }

  @Test
  void reportsEveryFaultyParameterAtOnce() {
    assertThatThrownBy(
            () ->
                createEngine(
                    ConceptAnnotator.class,
                    ConceptAnnotator.PARAM_SCHEME,
                    "bioo",
                    ConceptAnnotator.PARAM_THRESHOLD,
                    "1,5",
                    ConceptAnnotator.PARAM_LABEL_TYPES_LOCATION,
                    "classpath:nowhere.tsv"))
        .rootCause()
        .hasMessageContaining("[scheme] must be one of bio, bioes, io, iob1, none (got bioo)")
        .hasMessageContaining("[threshold] must be a number from 0.0 to 1.0 (got 1,5)")
        .hasMessageContaining("no resource at [classpath:nowhere.tsv]");
  }

  @Test
  void refusesTagsThatDoNotFitTheTokens() throws Exception {
    JCas jcas = document("hoest morfine");
    tag(jcas, "nl", .5f, 1);
    assertThatThrownBy(() -> createEngine(ConceptAnnotator.class).process(jcas))
        .rootCause()
        .hasMessageContaining("Sentence at [0, 13) has 1 tags for 2 tokens");
  }

  @Test
  void refusesATypeThatIsNoConcept(@TempDir Path folder) throws Exception {
    Path types = Files.writeString(folder.resolve("types.tsv"), "PROBLEM\tuima.tcas.Annotation\n");
    JCas jcas = document("hoest");
    tag(jcas, "nl", .5f, 1);
    assertThatThrownBy(
            () ->
                createEngine(
                        ConceptAnnotator.class,
                        ConceptAnnotator.PARAM_LABEL_TYPES_LOCATION,
                        types.toString())
                    .process(jcas))
        .rootCause()
        .hasMessageContaining("must be a subtype of ClinicalConcept");
  }

  private JCas document(String text) {
    JCas jcas = managed.get();
    jcas.setDocumentText(text);
    int begin = 0;
    for (String word : text.split(" ", -1)) {
      new Token(jcas, begin, begin + word.length()).addToIndexes();
      begin += word.length() + 1;
    }
    return jcas;
  }

  private static void tag(JCas jcas, String modelId, float confidence, int... labels) {
    tag(jcas, modelId, new Span(0, jcas.getDocumentText().length()), confidence, labels);
  }

  private static void tag(
      JCas jcas, String modelId, Span sentence, float confidence, int... labels) {
    ProcessingReport report = new ProcessingReport(jcas);
    report.setModelId(modelId);
    report.setLabelNames(StringArray.create(jcas, LABELS.toArray(String[]::new)));
    report.addToIndexes();
    SentenceTags tags = new SentenceTags(jcas, sentence.begin(), sentence.end());
    tags.setReport(report);
    tags.setLabels(new ShortArray(jcas, labels.length));
    tags.setConfidences(new FloatArray(jcas, labels.length));
    for (int i = 0; i < labels.length; i++) {
      tags.setLabels(i, (short) labels[i]);
      tags.setConfidences(i, confidence);
    }
    tags.addToIndexes();
  }

  private static List<String> shown(JCas jcas) {
    List<String> lines = new ArrayList<>();
    for (ClinicalConcept concept : jcas.select(ClinicalConcept.class)) {
      lines.add(
          "[%3d,%3d] %s %s (%s) %.2f %s"
              .formatted(
                  concept.getBegin(),
                  concept.getEnd(),
                  concept.getType().getShortName(),
                  concept.getValue(),
                  concept.getCoveredText(),
                  concept.getConfidence(),
                  concept.getModelId()));
    }
    return lines;
  }
}
