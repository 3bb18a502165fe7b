package org.medcas.it;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.fit.factory.CasFactory;
import org.junit.jupiter.api.Test;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.Problem;
import org.medcas.types.Treatment;

class PlainJavaTest {

  private static final String MODEL = System.getProperty("medcas.model");

  @Test
  void theSmallestExamplePrintsItsConcepts() throws Exception {
    PrintStream stdout = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      Smallest.main(new String[] {MODEL, "He has diabetes mellitus and takes metformin."});
    } finally {
      System.setOut(stdout);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("PROBLEM diabetes mellitus", "TREATMENT metformin");
  }

  @Test
  void aCasOfAnotherTypeSystemGetsItsConcepts() throws Exception {
    // given a CAS that somebody else has filled; the words stand where no tokenizer would cut
    CAS cas = CasFactory.createCas();
    cas.setDocumentText("chest|pain\naspirin|given");
    annotate(cas, ForeignTypes.SENTENCE, "[^\n]+");
    annotate(cas, ForeignTypes.TOKEN, "[a-z]+");
    // when
    AnalysisEngine engine = createEngine(ForeignTypes.pipeline(MODEL));
    engine.process(cas);
    engine.destroy();
    // then
    assertThat(cas.select(ClinicalConcept.class).map(ClinicalConcept::getCoveredText).toList())
        .containsExactly("chest|pain", "aspirin");
    assertThat(cas.select(Problem.class).count()).isEqualTo(1);
    assertThat(cas.select(Treatment.class).count()).isEqualTo(1);
  }

  private static void annotate(CAS cas, String typeName, String pattern) {
    Type type = cas.getTypeSystem().getType(typeName);
    Matcher matcher = Pattern.compile(pattern).matcher(cas.getDocumentText());
    while (matcher.find()) {
      cas.addFsToIndexes(cas.createAnnotation(type, matcher.start(), matcher.end()));
    }
  }
}
