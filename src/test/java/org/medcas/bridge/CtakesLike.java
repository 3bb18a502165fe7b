package org.medcas.bridge;

import java.util.List;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.medcas.types.ClinicalConcept;

/** Documents in a type system that has cTAKES's names beside our own. */
final class CtakesLike {

  private CtakesLike() {}

  static CAS document(String text) throws Exception {
    TypeSystemDescription types =
        CasCreationUtils.mergeTypeSystems(
            List.of(
                TypeSystemDescriptionFactory.createTypeSystemDescription(),
                TypeSystemDescriptionFactory.createTypeSystemDescription(
                    "org.medcas.bridge.ctakes-like")));
    CAS cas = CasFactory.createCas(types);
    cas.setDocumentText(text);
    return cas;
  }

  /** Adds a concept of a type of this library over the first occurrence of {@code words}. */
  static ClinicalConcept concept(CAS cas, String shortType, String words) {
    ClinicalConcept concept =
        (ClinicalConcept) annotate(cas, "org.medcas.types." + shortType, words);
    concept.setValue(shortType);
    concept.setConfidence(.75f);
    return concept;
  }

  static AnnotationFS annotate(CAS cas, String typeName, String words) {
    int begin = cas.getDocumentText().indexOf(words);
    Type type = cas.getTypeSystem().getType(typeName);
    AnnotationFS annotation = cas.createAnnotation(type, begin, begin + words.length());
    cas.addFsToIndexes(annotation);
    return annotation;
  }

  static String get(AnnotationFS annotation, String feature) {
    return annotation.getFeatureValueAsString(annotation.getType().getFeatureByBaseName(feature));
  }

  static void set(AnnotationFS annotation, String feature, String value) {
    annotation.setFeatureValueFromString(annotation.getType().getFeatureByBaseName(feature), value);
  }

  static List<AnnotationFS> all(CAS cas, String nameInCtakes) {
    return CtakesTypes.all(cas, cas.getTypeSystem().getType(CtakesTypes.TYPES + nameInCtakes));
  }
}
