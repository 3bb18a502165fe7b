package org.medcas.bridge;

import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.medcas.types.ClinicalConcept;

/**
 * One cTAKES mention type with the features that components after us look at.
 *
 * <p>{@code polarity} and its companions get cTAKES's values for a plain statement about the
 * patient; NegEx and the assertion components overwrite them. Left at 0, {@code polarity} would
 * mean nothing, and {@code typeID} 0 would turn every mention into FHIR's "Basic".
 */
record MentionType(
    Type type,
    int typeId,
    Feature id,
    Feature typeIdFeature,
    Feature discoveryTechnique,
    Feature confidence,
    Feature polarity,
    Feature uncertainty,
    Feature conditional,
    Feature generic,
    Feature historyOf,
    Feature subject,
    Feature segmentId,
    Feature sentenceId) {

  /** cTAKES's {@code NE_DISCOVERY_TECH_EXPLICIT_AE}: found by an engine, not in a dictionary. */
  private static final int EXPLICIT_ENGINE = 3;

  /** Where a mention stands in cTAKES's own segmentation; null where there is none. */
  record Place(String segment, String sentence) {}

  static MentionType of(Type type, int typeId) throws AnalysisEngineProcessException {
    return new MentionType(
        type,
        typeId,
        CtakesTypes.feature(type, "id"),
        CtakesTypes.feature(type, "typeID"),
        CtakesTypes.feature(type, "discoveryTechnique"),
        CtakesTypes.feature(type, "confidence"),
        CtakesTypes.feature(type, "polarity"),
        CtakesTypes.feature(type, "uncertainty"),
        CtakesTypes.feature(type, "conditional"),
        CtakesTypes.feature(type, "generic"),
        CtakesTypes.feature(type, "historyOf"),
        CtakesTypes.feature(type, "subject"),
        CtakesTypes.feature(type, "segmentID"),
        CtakesTypes.feature(type, "sentenceID"));
  }

  /** A mention at the place of {@code concept}, not yet indexed. */
  AnnotationFS mentionOf(CAS cas, ClinicalConcept concept, int number, Place place) {
    AnnotationFS mention = cas.createAnnotation(type, concept.getBegin(), concept.getEnd());
    mention.setIntValue(id, number);
    mention.setIntValue(typeIdFeature, typeId);
    mention.setIntValue(discoveryTechnique, EXPLICIT_ENGINE);
    mention.setFloatValue(confidence, concept.getConfidence());
    mention.setIntValue(polarity, 1);
    mention.setIntValue(uncertainty, 0);
    mention.setBooleanValue(conditional, false);
    mention.setBooleanValue(generic, false);
    mention.setIntValue(historyOf, 0);
    mention.setStringValue(subject, "patient");
    mention.setStringValue(segmentId, place.segment());
    mention.setStringValue(sentenceId, place.sentence());
    return mention;
  }
}
