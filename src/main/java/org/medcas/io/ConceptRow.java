package org.medcas.io;

import java.util.List;
import org.apache.uima.jcas.JCas;
import org.medcas.text.Span;
import org.medcas.types.ClinicalConcept;

/**
 * A concept as the tables and pages show it.
 *
 * @param span UTF-16 offsets in the document
 * @param text what the span covers
 * @param label the model's own label
 * @param type short name of the CAS type
 * @param confidence probability in [0,1]
 * @param modelId id of the model bundle; null if another component made the concept
 */
public record ConceptRow(
    Span span, String text, String label, String type, float confidence, String modelId) {

  /** The concepts of a CAS view in text order. */
  public static List<ConceptRow> of(JCas jcas) {
    return jcas.select(ClinicalConcept.class)
        .map(
            concept ->
                new ConceptRow(
                    new Span(concept.getBegin(), concept.getEnd()),
                    concept.getCoveredText(),
                    concept.getValue(),
                    concept.getType().getShortName(),
                    concept.getConfidence(),
                    concept.getModelId()))
        .toList();
  }
}
