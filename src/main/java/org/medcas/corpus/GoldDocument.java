package org.medcas.corpus;

import java.util.List;
import org.medcas.text.Span;

/**
 * A text with its gold spans. All offsets are UTF-16 units of {@code text}, half-open. Immutable
 * and thread-safe; equal documents have equal parts.
 *
 * @param id name that is unique in its corpus, usually the file's path below the corpus folder
 * @param text the text without any marks of the format it was read from
 * @param spans gold spans in text order, without overlap
 * @param sentences sentences in text order, without overlap; empty where the gold marks none
 * @param unknown stretches in text order of which the gold says nothing but its spans: any other
 *     token in one is neither inside nor outside a concept, and training and scoring leave it out
 */
public record GoldDocument(
    String id, String text, List<GoldSpan> spans, List<Span> sentences, List<Span> unknown) {

  /** Copies the lists and refuses places outside the text, out of order or overlapping. */
  public GoldDocument {
    spans = List.copyOf(spans);
    sentences = List.copyOf(sentences);
    unknown = List.copyOf(unknown);
    requireOrdered(id, text, spans.stream().map(GoldSpan::span).toList(), "gold spans");
    requireOrdered(id, text, sentences, "sentences");
    requireOrdered(id, text, unknown, "unknown stretches");
  }

  /** A document that is labelled throughout and has no sentence marks. */
  public static GoldDocument of(String id, String text, List<GoldSpan> spans) {
    return new GoldDocument(id, text, spans, List.of(), List.of());
  }

  /** The same document with other gold spans. */
  public GoldDocument withSpans(List<GoldSpan> newSpans) {
    return new GoldDocument(id, text, newSpans, sentences, unknown);
  }

  /** The same document with other sentences. */
  public GoldDocument withSentences(List<Span> newSentences) {
    return new GoldDocument(id, text, spans, newSentences, unknown);
  }

  /** Whether the gold marks sentences. */
  public boolean hasSentences() {
    return !sentences.isEmpty();
  }

  private static void requireOrdered(String id, String text, List<Span> places, String what) {
    int previousEnd = 0;
    for (Span place : places) {
      if (place.isEmpty() || place.begin() < previousEnd || place.end() > text.length()) {
        throw new IllegalArgumentException(
            "The "
                + what
                + " of document "
                + id
                + " must lie in text order, without overlap, in [0, "
                + text.length()
                + ") (got "
                + place
                + " after one that ends at "
                + previousEnd
                + ")");
      }
      previousEnd = place.end();
    }
  }
}
