package org.medcas.it;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForInceptionTest {

  private static final String MODEL = System.getProperty("medcas.model");

  @Test
  void theBuiltInLayersShowEveryConcept(@TempDir Path results) throws Exception {
    ForInception.write("src/test/resources/notes", MODEL, results.toString());
    // a project of INCEpTION has these layers, and drops what it does not know
    CAS project =
        CasFactory.createCas(
            TypeSystemDescriptionFactory.createTypeSystemDescription(
                "desc.type.LexicalUnits",
                "desc.type.LexicalUnits_customized",
                "desc.type.NamedEntity",
                "desc.type.metadata_customized"));
    assertThat(project.getTypeSystem().getType("org.medcas.types.Problem")).isNull();
    try (InputStream xmi = Files.newInputStream(results.resolve("ward.txt.xmi"))) {
      XmiCasDeserializer.deserialize(xmi, project, true);
    }
    assertThat(project.select(NamedEntity.class).map(e -> e.getValue() + " " + e.getCoveredText()))
        .containsExactly("PROBLEM cough", "TEST ECG", "TEST CT scan", "TREATMENT Oxygen");
    assertThat(project.select(Sentence.class).count()).isEqualTo(4);
  }
}
