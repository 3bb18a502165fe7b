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
    String model = arguments[0]; // "nl", "en" or a folder
    String note = arguments[1];
    // tag::pipeline[]
    AnalysisEngine medcas =
        createEngine(
            ClinicalConceptPipeline.description(BertTagAnnotator.PARAM_MODEL_LOCATION, model));
    JCas jcas = medcas.newJCas();
    jcas.setDocumentText(note);
    medcas.process(jcas);
    for (ClinicalConcept concept : jcas.select(ClinicalConcept.class)) {
      System.out.println(concept.getValue() + " " + concept.getCoveredText());
    }
    medcas.destroy();
    // end::pipeline[]
  }
}
// end::all[]
