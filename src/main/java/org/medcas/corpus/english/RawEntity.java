package org.medcas.corpus.english;

import org.medcas.text.Span;

/**
 * An entity as a public data set marks it.
 *
 * @param id name in its document, or empty
 * @param type type in the set's own scheme
 * @param span UTF-16 units of the document's text; from the first piece to the last
 * @param isContinuous whether it is one piece
 */
record RawEntity(String id, String type, Span span, boolean isContinuous) {

  String text(String documentText) {
    return span.coveredText(documentText);
  }
}
