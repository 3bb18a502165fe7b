package org.medcas.corpus.generator;

import java.util.ArrayList;
import java.util.List;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.text.Span;

/**
 * A sentence by itself, with spans in its own offsets.
 *
 * @param text its text
 * @param spans spans in order
 */
record Sentence(String text, List<GoldSpan> spans) {

  Sentence {
    spans = List.copyOf(spans);
  }

  /** The sentences of a document that hold a span. */
  static List<Sentence> withSpans(GoldDocument document) {
    List<Sentence> sentences = new ArrayList<>();
    for (Span place : document.sentences()) {
      List<GoldSpan> inside =
          document.spans().stream()
              .filter(span -> place.contains(span.span()))
              .map(span -> new GoldSpan(span.span().shift(-place.begin()), span.label()))
              .toList();
      if (!inside.isEmpty()) {
        sentences.add(new Sentence(place.coveredText(document.text()), inside));
      }
    }
    return sentences;
  }

  /** The same sentence with the text of {@code place} replaced; spans move along. */
  Sentence replace(Span place, String replacement) {
    int growth = replacement.length() - place.length();
    List<GoldSpan> moved = new ArrayList<>();
    for (GoldSpan span : spans) {
      int begin = span.begin() >= place.end() ? span.begin() + growth : span.begin();
      int end = span.end() >= place.end() ? span.end() + growth : span.end();
      moved.add(new GoldSpan(new Span(begin, end), span.label()));
    }
    return new Sentence(
        text.substring(0, place.begin()) + replacement + text.substring(place.end()), moved);
  }

  GoldDocument asDocument(String id) {
    return GoldDocument.of(id, text, spans).withSentences(List.of(new Span(0, text.length())));
  }
}
