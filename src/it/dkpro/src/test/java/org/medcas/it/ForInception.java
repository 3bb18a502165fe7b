package org.medcas.it;

// tag::all[]
import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;
import static org.apache.uima.fit.factory.CollectionReaderFactory.createReaderDescription;

import org.apache.uima.fit.pipeline.SimplePipeline;
import org.dkpro.core.io.xmi.XmiWriter;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.bridge.NamedEntityFlattener;
import org.medcas.io.NoteReader;

/** Notes of a folder into XMI that a project of INCEpTION shows as it is. */
final class ForInception {

  static void write(String notes, String model, String results) throws Exception {
    SimplePipeline.runPipeline(
        createReaderDescription(
            NoteReader.class,
            NoteReader.PARAM_SOURCE_LOCATION, notes,
            NoteReader.PARAM_PATTERNS, "*.txt"),
        ClinicalConceptPipeline.description(BertTagAnnotator.PARAM_MODEL_LOCATION, model),
        createEngineDescription(NamedEntityFlattener.class),
        createEngineDescription(
            XmiWriter.class,
            XmiWriter.PARAM_TARGET_LOCATION, results,
            XmiWriter.PARAM_SANITIZE_ILLEGAL_CHARACTERS, true));
  }

  private ForInception() {}
}
// end::all[]
