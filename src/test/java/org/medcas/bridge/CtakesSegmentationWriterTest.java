package org.medcas.bridge;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.text.AnnotationFS;
import org.junit.jupiter.api.Test;

class CtakesSegmentationWriterTest {

  @Test
  void writesOneSegmentAndNumbersSentencesAndTokens() throws Exception {
    // given
    CAS cas = CtakesLike.document("Temp 38,5 < 40. O2-sat 97 .");
    CtakesLike.annotate(cas, Sentence._TypeName, "Temp 38,5 < 40.");
    CtakesLike.annotate(cas, Sentence._TypeName, "O2-sat 97 .");
    for (String token : new String[] {"Temp", "38,5", "<", "40", ".", "O2-sat", "97"}) {
      CtakesLike.annotate(cas, Token._TypeName, token);
    }
    // when
    createEngine(CtakesSegmentationWriter.class).process(cas);
    // then
    assertThat(CtakesLike.all(cas, "textspan.Segment"))
        .singleElement()
        .satisfies(
            segment -> {
              assertThat(segment.getEnd()).isEqualTo(cas.getDocumentText().length());
              assertThat(CtakesLike.get(segment, "id")).isEqualTo("SIMPLE_SEGMENT");
            });
    assertThat(CtakesLike.all(cas, "textspan.Sentence"))
        .extracting(s -> CtakesLike.get(s, "sentenceNumber") + CtakesLike.get(s, "segmentId"))
        .containsExactly("0SIMPLE_SEGMENT", "1SIMPLE_SEGMENT");
    assertThat(CtakesLike.all(cas, "syntax.BaseToken"))
        .extracting(CtakesSegmentationWriterTest::shown)
        .containsExactly(
            "0 WordToken Temp",
            "1 NumToken 38,5",
            "2 SymbolToken <",
            "3 NumToken 40",
            "4 PunctuationToken .",
            "5 WordToken O2-sat",
            "6 NumToken 97");
    assertThat(CtakesLike.all(cas, "syntax.NumToken"))
        .extracting(token -> CtakesLike.get(token, "numType"))
        .containsExactly("2", "1", "1");
  }

  @Test
  void keepsTheSegmentsThatAreThere() throws Exception {
    CAS cas = CtakesLike.document("History: cough. Plan: rest.");
    AnnotationFS history = CtakesLike.annotate(cas, CtakesTypes.SEGMENT, "History: cough.");
    CtakesLike.set(history, "id", "HISTORY");
    AnnotationFS plan = CtakesLike.annotate(cas, CtakesTypes.SEGMENT, "Plan: rest.");
    CtakesLike.set(plan, "id", "PLAN");
    CtakesLike.annotate(cas, Sentence._TypeName, "Plan: rest.");
    createEngine(CtakesSegmentationWriter.class).process(cas);
    assertThat(CtakesLike.all(cas, "textspan.Segment")).hasSize(2);
    assertThat(CtakesLike.all(cas, "textspan.Sentence"))
        .extracting(sentence -> CtakesLike.get(sentence, "segmentId"))
        .containsExactly("PLAN");
  }

  private static String shown(AnnotationFS token) {
    return CtakesLike.get(token, "tokenNumber")
        + " "
        + token.getType().getShortName()
        + " "
        + token.getCoveredText();
  }
}
