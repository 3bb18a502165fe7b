package org.medcas.annotator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.jcas.cas.FSArray;
import org.apache.uima.jcas.cas.TOP;
import org.medcas.text.OffsetMap;
import org.medcas.text.Span;

/**
 * Copies annotations from one view of a CAS to another whose text is related by an offset map.
 *
 * <p>UIMA's own copier keeps offsets and cannot copy single annotations between views of one CAS.
 * Annotations that a copy refers to, directly or in an array, are copied once each and indexed;
 * every other structure belongs to the CAS, not to a view, and is shared. For one document.
 */
final class ViewCopier {

  private final CAS source;
  private final CAS target;
  private final OffsetMap offsets;
  private final Map<AnnotationFS, AnnotationFS> copies = new HashMap<>();
  private final Deque<AnnotationFS> unfinished = new ArrayDeque<>();

  ViewCopier(CAS source, CAS target, OffsetMap offsets) {
    this.source = source;
    this.target = target;
    this.offsets = offsets;
  }

  /** Copies every indexed structure of the type and its subtypes. */
  void copyAll(Type type) {
    for (FeatureStructure found : List.<FeatureStructure>copyOf(source.getIndexedFSs(type))) {
      if (found instanceof AnnotationFS annotation) {
        copy(annotation);
      } else {
        target.addFsToIndexes(found);
      }
      finish();
    }
  }

  // A queue, not recursion: tokens may be chained to each other over the whole document.
  private void finish() {
    while (!unfinished.isEmpty()) {
      AnnotationFS original = unfinished.remove();
      AnnotationFS copy = copies.get(original);
      for (Feature feature : original.getType().getFeatures()) {
        copyFeature(original, copy, feature);
      }
      target.addFsToIndexes(copy);
    }
  }

  private void copyFeature(AnnotationFS original, AnnotationFS copy, Feature feature) {
    switch (feature.getName()) {
      case CAS.FEATURE_FULL_NAME_SOFA, CAS.FEATURE_FULL_NAME_BEGIN, CAS.FEATURE_FULL_NAME_END -> {}
      default -> {
        if (feature.getRange().isPrimitive()) {
          copy.setFeatureValueFromString(feature, original.getFeatureValueAsString(feature));
        } else {
          copy.setFeatureValue(feature, counterpart(original.getFeatureValue(feature)));
        }
      }
    }
  }

  private FeatureStructure counterpart(FeatureStructure value) {
    if (value instanceof AnnotationFS annotation) {
      return copy(annotation);
    }
    return value instanceof FSArray<?> array ? copyArray(array) : value;
  }

  @SuppressWarnings("unchecked")
  private FSArray<TOP> copyArray(FSArray<?> original) {
    FSArray<TOP> copy = (FSArray<TOP>) original.clone();
    for (int i = 0; i < copy.size(); i++) {
      copy.set(i, (TOP) counterpart(copy.get(i)));
    }
    return copy;
  }

  private AnnotationFS copy(AnnotationFS original) {
    if (original.getView() != source) {
      return original;
    }
    return copies.computeIfAbsent(
        original,
        unseen -> {
          unfinished.add(original);
          Span span = offsets.toOriginal(new Span(original.getBegin(), original.getEnd()));
          return target.createAnnotation(original.getType(), span.begin(), span.end());
        });
  }
}
