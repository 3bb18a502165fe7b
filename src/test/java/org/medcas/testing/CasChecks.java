package org.medcas.testing;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.uima.cas.CAS;
import org.apache.uima.jcas.cas.TOP;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.jcas.tcas.DocumentAnnotation;
import org.medcas.text.Graphemes;

/**
 * What INCEpTION's CAS Doctor asks of a document before it lets people work on it, and what any
 * consumer may expect: a list of breaches, empty if there is none.
 */
public final class CasChecks {

  private final CAS cas;
  private final String text;
  private final Graphemes graphemes;
  private final List<String> breaches = new ArrayList<>();

  private CasChecks(CAS cas) {
    this.cas = cas;
    this.text = cas.getDocumentText() == null ? "" : cas.getDocumentText();
    this.graphemes = Graphemes.of(text);
  }

  /** Everything wrong with {@code cas}, by type and place. */
  public static List<String> breachesOf(CAS cas) {
    CasChecks checks = new CasChecks(cas);
    checks.documentIsWhole();
    checks.spansAreTrimmedAndInsideTheText();
    checks.doNotOverlap(Sentence.class);
    checks.doNotOverlap(Token.class);
    checks.spansLieInOneSentence();
    checks.reachableFeaturesAreIndexed();
    return checks.breaches;
  }

  private void documentIsWhole() {
    long documents = cas.select(DocumentAnnotation.class).count();
    // a CAS without text has none yet
    if (documents > 1 || documents == 0 && !text.isEmpty()) {
      breaches.add(documents + " document annotations");
    }
    if (text.startsWith("\ufeff")) {
      breaches.add("byte order mark at the start");
    }
  }

  private List<Annotation> spans() {
    return cas.select(Annotation.class)
        .filter(annotation -> !(annotation instanceof DocumentAnnotation))
        .toList();
  }

  private void spansAreTrimmedAndInsideTheText() {
    Set<String> seen = new HashSet<>();
    for (Annotation span : spans()) {
      if (span.getBegin() < 0 || span.getEnd() > text.length()) {
        breaches.add(place(span) + " outside the text");
        continue;
      }
      if (span.getBegin() >= span.getEnd()) {
        breaches.add(place(span) + " is empty");
        continue;
      }
      if (isBlank(span.getBegin(), span.getBegin() + 1)
          || isBlank(span.getEnd() - 1, span.getEnd() - 1)) {
        breaches.add(place(span) + " begins or ends with a blank");
      }
      if (!graphemes.isBoundary(span.getBegin()) || !graphemes.isBoundary(span.getEnd())) {
        breaches.add(place(span) + " cuts a character");
      }
      if (!seen.add(place(span))) {
        breaches.add(place(span) + " is there twice");
      }
    }
  }

  /** A blank that shares a grapheme with a mark is a character, and cannot be cut off. */
  private boolean isBlank(int offset, int cut) {
    return Character.isWhitespace(text.charAt(offset)) && graphemes.isBoundary(cut);
  }

  private void doNotOverlap(Class<? extends Annotation> type) {
    Annotation last = null;
    for (Annotation span : cas.select(type)) {
      if (last != null && span.getBegin() < last.getEnd()) {
        breaches.add(place(span) + " overlaps " + place(last));
      }
      last = span;
    }
  }

  private void spansLieInOneSentence() {
    for (Annotation span : spans()) {
      if (!(span instanceof Sentence) && cas.select(Sentence.class).covering(span).isEmpty()) {
        breaches.add(place(span) + " lies in no sentence");
      }
    }
  }

  private void reachableFeaturesAreIndexed() {
    Set<Annotation> indexed = new HashSet<>(spans());
    for (TOP structure : cas.select(TOP.class)) {
      structure.getType().getFeatures().stream()
          .filter(feature -> !feature.getRange().isPrimitive())
          .map(structure::getFeatureValue)
          .filter(value -> value instanceof Annotation && !(value instanceof DocumentAnnotation))
          .filter(value -> !indexed.contains(value))
          .forEach(value -> breaches.add(place((Annotation) value) + " is reachable, not indexed"));
    }
  }

  private static String place(Annotation span) {
    return span.getType().getShortName() + " [" + span.getBegin() + ", " + span.getEnd() + ")";
  }
}
