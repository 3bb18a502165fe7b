package org.medcas.annotator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.medcas.corpus.CorpusGuideline;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFolder;
import org.medcas.model.ModelBundle;
import org.medcas.types.TokenTag;

/** What the bundles inside the jar promise, held on the gold's own test documents. */
class ShippedModelsTest {

  @Test
  void theEnglishModelKnowsTheTagsOfItsGuidelineAndNoOthers() throws Exception {
    TreeSet<String> tags = new TreeSet<>(List.of("O"));
    for (String label : CorpusGuideline.ENGLISH_CLINICAL_32.labels()) {
      tags.add("B-" + label);
      tags.add("I-" + label);
    }
    try (ModelBundle bundle = ModelBundle.open("en", "")) {
      assertThat(bundle.labels()).containsExactlyInAnyOrderElementsOf(tags);
    }
  }

  @Test
  void theEnglishModelTagsCapitalsAndSmallLettersAlike() throws Exception {
    AnalysisEngine engine =
        AnalysisEngineFactory.createEngine(
            ClinicalConceptPipeline.description(
                BertTagAnnotator.PARAM_MODEL_LOCATION,
                "en",
                BertTagAnnotator.PARAM_LANGUAGE,
                "en",
                BertTagAnnotator.PARAM_WRITE_TOKEN_TAGS,
                true));
    JCas jcas = engine.newJCas();
    long same = 0;
    long all = 0;
    for (GoldDocument document : new GoldFolder(Path.of("src/corpus/en/test")).read().documents()) {
      Map<Integer, String> mixed = tags(engine, jcas, document.text());
      for (String variant :
          List.of(
              document.text().toLowerCase(Locale.ROOT), document.text().toUpperCase(Locale.ROOT))) {
        for (Map.Entry<Integer, String> tag : tags(engine, jcas, variant).entrySet()) {
          all++;
          same += tag.getValue().equals(mixed.get(tag.getKey())) ? 1 : 0;
        }
      }
    }
    engine.destroy();

    assertThat(same / (double) all).as("of %,d tokens", all).isGreaterThan(0.97);
  }

  private static Map<Integer, String> tags(AnalysisEngine engine, JCas jcas, String text)
      throws Exception {
    jcas.reset();
    jcas.setDocumentText(text);
    engine.process(jcas);
    Map<Integer, String> tags = new HashMap<>();
    jcas.select(TokenTag.class).forEach(tag -> tags.put(tag.getBegin(), tag.getLabel()));
    return tags;
  }
}
