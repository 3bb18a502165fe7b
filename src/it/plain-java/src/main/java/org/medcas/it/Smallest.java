package org.medcas.it;

// tag::all[]
import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;

import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.jcas.JCas;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.types.ClinicalConcept;

class Smallest {

  public static void main(String[] arguments) throws Exception {
    AnalysisEngine medcas =
        createEngine(
            ClinicalConceptPipeline.description(
                BertTagAnnotator.PARAM_MODEL_LOCATION, arguments[0])); // "nl", "en" or a folder
    JCas jcas = medcas.newJCas();
    jcas.setDocumentText(arguments[1]);
    medcas.process(jcas);
    for (ClinicalConcept concept : jcas.select(ClinicalConcept.class)) {
      System.out.println(concept.getValue() + " " + concept.getCoveredText());
    }
    medcas.destroy();
  }
}
// end::all[]
