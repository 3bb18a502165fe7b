package org.medcas.bridge;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import org.apache.uima.cas.CAS;
import org.junit.jupiter.api.Test;
import org.medcas.types.ClinicalConcept;

class NamedEntityFlattenerTest {

  @Test
  void leavesPlainEntitiesWithTheLabelsAndNoConcept() throws Exception {
    CAS cas = CtakesLike.document("hoest, 38 graden, Jansen");
    CtakesLike.concept(cas, "SymptomName", "hoest");
    CtakesLike.concept(cas, "Temperature", "38 graden");
    NamedEntity stranger = (NamedEntity) CtakesLike.annotate(cas, NamedEntity._TypeName, "Jansen");
    stranger.setValue("person");
    createEngine(NamedEntityFlattener.class).process(cas);
    assertThat(cas.select(ClinicalConcept.class).count()).isZero();
    assertThat(cas.select(NamedEntity.class).asList())
        .extracting(entity -> entity.getCoveredText() + "/" + entity.getValue())
        .containsExactly("hoest/SymptomName", "38 graden/Temperature", "Jansen/person");
  }
}
