package org.medcas.corpus.english;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.corpus.CorpusGuideline;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFault;
import org.medcas.text.Span;

/** The texts are made up; their form is that of the public files. */
class EnglishReadersTest {

  private static final LabelMapping MAPPING = LabelMapping.load();
  private static final Path NOWHERE = Path.of("none");

  @TempDir Path folder;

  @Test
  void givesOnlyLabelsOfTheGuideline() {
    for (String source :
        List.of(
            "maccrobat",
            "phee",
            "bc5cdr",
            "ncbi",
            "multicardioner",
            "neurotrialner",
            "trial-criteria",
            "mtsamples",
            "mts-dialog",
            "aci-bench")) {
      assertThat(MAPPING.labelsOf(source))
          .isNotEmpty()
          .isSubsetOf(CorpusGuideline.ENGLISH_CLINICAL_32.labels());
    }
  }

  @Test
  void coversOnlyLabelsThatASourceGives() {
    for (String source : List.of("phee", "bc5cdr", "ncbi", "multicardioner", "mtsamples")) {
      assertThat(MAPPING.coverage(source).labels())
          .isNotEmpty()
          .isSubsetOf(MAPPING.labelsOf(source));
    }
    assertThat(MAPPING.coverage("ncbi").labels()).containsExactly("Diagnosis");
    assertThat(MAPPING.coverage("trial-criteria").labels()).isEmpty();
    assertThat(MAPPING.coverage("trial-criteria").isComplete()).isFalse();
  }

  @Test
  void mapsSignsValuesAndTheirTests() {
    Report report =
        new Report("Her blood pressure was 120/80 and serum creatinine 1.4, chest x-ray normal.")
            .mark("Diagnostic_procedure", "blood pressure", "Lab_value", "120/80")
            .mark("Detailed_description", "serum", "Diagnostic_procedure", "creatinine")
            .mark("Lab_value", "1.4")
            .mark("Biological_structure", "chest", "Diagnostic_procedure", "x-ray")
            .mark("Lab_value", "normal");

    assertThat(report.labels())
        .containsExactly(
            "Blood_Pressure 120/80",
            "Lab_Name serum creatinine",
            "Lab_Result 1.4",
            "Procedure chest x-ray");
    assertThat(report.unknown()).containsExactly("normal");
  }

  @Test
  void takesWhatAProcedureShowedAsItsFinding() {
    Report report =
        new Report(
                "CT of the chest revealed a 3 cm mass in the right lobe. She had severe back pain.")
            .mark("Diagnostic_procedure", "CT", "Distance", "3 cm", "Sign_symptom", "mass")
            .mark("Biological_structure", "right lobe", "Severity", "severe")
            .mark("Biological_structure", "back", "Sign_symptom", "pain");

    assertThat(report.labels())
        .containsExactly(
            "Procedure CT",
            "Procedure_Findings 3 cm mass in the right lobe",
            "Modifier severe",
            "Symptom_Name back pain");
  }

  @Test
  void splitsDosagesAndFindsCues() {
    Report report =
        new Report("Denied fever. Possible gout. Started prednisone 60 mg twice daily p.o. now.")
            .mark("Sign_symptom", "fever", "Disease_disorder", "gout")
            .mark("Medication", "prednisone", "Dosage", "60 mg twice daily")
            .mark("Administration", "p.o.");

    assertThat(report.labels())
        .containsExactly(
            "Negation Denied",
            "Symptom_Name fever",
            "Maybe Possible",
            "Diagnosis gout",
            "Drug_Name prednisone",
            "Dosage 60 mg",
            "Frequency twice daily",
            "Route p.o.");
  }

  @Test
  void linksValuesThroughTheLostEventNumbers() {
    Report report =
        new Report("Hemoglobin and temperature were 9.1 and 38.2 then.")
            .mark("Diagnostic_procedure", "Hemoglobin", "Diagnostic_procedure", "temperature")
            .mark("Lab_value", "9.1", "Lab_value", "38.2")
            .relate("9.1", "E1")
            .relate("38.2", "E2");

    assertThat(report.labels())
        .containsExactly("Lab_Name Hemoglobin", "Lab_Result 9.1", "Temperature 38.2");
  }

  @Test
  void choosesEffectsOverWhatLiesInside() {
    String json =
        "[{\"id\":\"1\",\"text\":\"😀 severe rash after 20 mg codeine\",\"entities\":["
            + "{\"id\":\"T1\",\"type\":\"Effect\",\"spans\":[[2,13]]},"
            + "{\"id\":\"T2\",\"type\":\"Severity_cue\",\"spans\":[[2,8]]},"
            + "{\"id\":\"T3\",\"type\":\"Dosage\",\"spans\":[[20,25]]},"
            + "{\"id\":\"T4\",\"type\":\"Drug\",\"spans\":[[26,33]]}]}]";

    assertThat(labels(new PheeReader(NOWHERE, MAPPING).parse(json)))
        .containsExactly(
            "Drug_incident_description severe rash", "Dosage 20 mg", "Drug_Name codeine");
  }

  @Test
  void leavesDiseasesBesideChemicalsUnknown() {
    String columns =
        "codeine\tB-Chemical\n-\tO\ninduced\tO\nrash\tB-Disease\n.\tO\n\n"
            + "(\tO\ngout\tB-Disease\n)\tO\n";

    GoldCorpus corpus =
        new ColumnReader(ColumnReader.DataSet.BC5CDR, NOWHERE, MAPPING).parse(columns);

    assertThat(labels(corpus)).containsExactly("Drug_Name codeine", "Diagnosis gout");
    assertThat(corpus.documents().get(0).text()).isEqualTo("codeine-induced rash.\n(gout)\n");
    assertThat(corpus.documents().get(0).sentences())
        .containsExactly(new Span(0, 21), new Span(22, 28));
  }

  @Test
  void readsTrialCriteriaWithExclusiveEnds() {
    GoldCorpus corpus =
        new TrialCriteriaReader(NOWHERE, MAPPING)
            .parse("12:22:allergy_name\tallergy to penicillin or x\n1:99:cancer\tgout\nbad\n");

    assertThat(labels(corpus)).containsExactly("Allergenic_substance penicillin");
    assertThat(corpus.faults()).extracting(GoldFault::line).containsExactly(2, 3);
  }

  @Test
  void findsHeadingsWhoseLineEndsWereLost() {
    GoldCorpus corpus =
        new SectionHeadingReader(SectionHeadingReader.DataSet.MTSAMPLES, NOWHERE, MAPPING)
            .parse("text\n\"ALLERGIES:,  None.,PAST MEDICAL HISTORY:, BP 120.\"\n");

    assertThat(labels(corpus))
        .containsExactly("Section_Name ALLERGIES", "Section_Name PAST MEDICAL HISTORY");
  }

  @Test
  void namesTheFilesThatAreNotThere() throws IOException {
    Files.write(folder.resolve("phee-train.json.gz"), "[]".getBytes(StandardCharsets.UTF_8));

    EnglishSources.Found found = EnglishSources.in(folder);

    assertThat(found.sources()).singleElement().isInstanceOf(PheeReader.class);
    assertThat(found.missing()).hasSize(9).contains("maccrobat.jsonl.gz");
    assertThat(found.sources().get(0).read()).isEqualTo(GoldCorpus.EMPTY);
  }

  private static List<String> labels(GoldCorpus corpus) {
    return corpus.documents().stream().flatMap(d -> labels(d).stream()).toList();
  }

  private static List<String> labels(GoldDocument document) {
    return document.spans().stream()
        .map(span -> span.label() + " " + span.span().coveredText(document.text()))
        .toList();
  }

  /** A case report in MACCROBAT's form. */
  private static final class Report {

    private final String text;
    private final JsonArray entities = new JsonArray();
    private final JsonArray relations = new JsonArray();
    private final List<String> words = new ArrayList<>();

    Report(String text) {
      this.text = text;
    }

    Report mark(String... typesAndWords) {
      for (int i = 0; i < typesAndWords.length; i += 2) {
        int begin = text.indexOf(typesAndWords[i + 1]);
        JsonArray span = new JsonArray();
        span.add(begin);
        span.add(begin + typesAndWords[i + 1].length());
        JsonArray spans = new JsonArray();
        spans.add(span);
        JsonObject entity = new JsonObject();
        words.add(typesAndWords[i + 1]);
        entity.addProperty("id", "T" + words.size());
        entity.addProperty("type", typesAndWords[i]);
        entity.add("spans", spans);
        entities.add(entity);
      }
      return this;
    }

    Report relate(String modifier, String head) {
      JsonObject relation = new JsonObject();
      relation.addProperty("type", "MODIFY");
      relation.addProperty("arg1", "T" + (words.indexOf(modifier) + 1));
      relation.addProperty("arg2", head);
      relations.add(relation);
      return this;
    }

    private GoldDocument read() {
      JsonObject json = new JsonObject();
      json.addProperty("id", "1");
      json.addProperty("text", text);
      json.add("entities", entities);
      json.add("relations", relations);
      GoldCorpus corpus = new MaccrobatReader(NOWHERE, MAPPING).parse(json + "\n");
      assertThat(corpus.faults()).isEmpty();
      return corpus.documents().get(0);
    }

    List<String> labels() {
      return EnglishReadersTest.labels(read());
    }

    List<String> unknown() {
      return read().unknown().stream().map(span -> span.coveredText(text)).toList();
    }
  }
}
