package org.medcas.bridge;

import java.util.List;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.cas.text.AnnotationFS;
import org.medcas.text.Span;

/** The types of cTAKES that the bridge reads and writes, found by name in a type system. */
record CtakesTypes(
    Type segment,
    Feature segmentId,
    Type sentence,
    Feature sentenceNumber,
    Feature sentenceSegmentId) {

  static final String TYPES = "org.apache.ctakes.typesystem.type.";
  static final String SEGMENT = TYPES + "textspan.Segment";
  static final String SENTENCE = TYPES + "textspan.Sentence";
  static final String MENTION = TYPES + "textsem.IdentifiedAnnotation";

  /** The types of {@code types}, or what is missing and how to mend it. */
  static CtakesTypes of(TypeSystem types) throws AnalysisEngineProcessException {
    Type segment = type(types, SEGMENT);
    Type sentence = type(types, SENTENCE);
    return new CtakesTypes(
        segment,
        feature(segment, "id"),
        sentence,
        feature(sentence, "sentenceNumber"),
        feature(sentence, "segmentId"));
  }

  /** The type called {@code name}. */
  static Type type(TypeSystem types, String name) throws AnalysisEngineProcessException {
    Type type = types.getType(name);
    if (type == null) {
      throw fault("The CAS has no type [" + name + "]");
    }
    return type;
  }

  /** A feature of {@code type}. */
  static Feature feature(Type type, String name) throws AnalysisEngineProcessException {
    Feature feature = type.getFeatureByBaseName(name);
    if (feature == null) {
      throw fault("Type [" + type.getName() + "] has no feature [" + name + "]");
    }
    return feature;
  }

  private static AnalysisEngineProcessException fault(String what) {
    return new AnalysisEngineProcessException(
        new IllegalStateException(
            what
                + ": the type system of cTAKES 4 or later is expected; put ctakes-type-system on the"
                + " class path, or mend the mention table"));
  }

  /** Where an annotation lies. */
  static Span spanOf(AnnotationFS annotation) {
    return new Span(annotation.getBegin(), annotation.getEnd());
  }

  /** All annotations of a type, in text order. */
  static List<AnnotationFS> all(CAS cas, Type type) {
    return cas.<AnnotationFS>getAnnotationIndex(type).stream().toList();
  }
}
