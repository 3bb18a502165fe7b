package org.medcas.it;

// tag::all[]
import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;

import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ConceptAnnotator;

/** Concepts on the sentences and tokens that your own engines made, in your own types. */
final class ForeignTypes {

  // tag::engines[]
  static final String SENTENCE = "com.example.notes.Line";
  static final String TOKEN = "com.example.notes.Word";

  static AnalysisEngineDescription pipeline(String model) throws UIMAException {
    return createEngineDescription(
        createEngineDescription(
            BertTagAnnotator.class,
            BertTagAnnotator.PARAM_MODEL_LOCATION, model,
            BertTagAnnotator.PARAM_SENTENCE_TYPE, SENTENCE,
            BertTagAnnotator.PARAM_TOKEN_TYPE, TOKEN),
        createEngineDescription(
            ConceptAnnotator.class, ConceptAnnotator.PARAM_TOKEN_TYPE, TOKEN));
  }

  // end::engines[]

  private ForeignTypes() {}
}
// end::all[]
