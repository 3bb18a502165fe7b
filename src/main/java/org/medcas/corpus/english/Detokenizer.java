package org.medcas.corpus.english;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.text.Span;

/**
 * Takes out the blanks that tokenisation put around punctuation: {@code ( 22 - oxa ) .} becomes
 * {@code (22-oxa).} A guess, since the columns do not tell; offsets move along.
 */
final class Detokenizer {

  private static final Pattern BLANK =
      Pattern.compile(
          " (?=[.,;:!?)\\]%])|(?<=[(\\[]) |(?<=\\w) (?=[-/'’]( |s ))|(?<=\\w [-/'’]) (?=\\w)");

  private Detokenizer() {}

  static GoldDocument join(GoldDocument document) {
    String text = document.text();
    int[] moved = new int[text.length() + 1];
    StringBuilder joined = new StringBuilder(text.length());
    Matcher matcher = BLANK.matcher(text);
    int next = matcher.find() ? matcher.start() : text.length();
    for (int i = 0; i < text.length(); i++) {
      moved[i] = joined.length();
      if (i == next) {
        next = matcher.find() ? matcher.start() : text.length();
      } else {
        joined.append(text.charAt(i));
      }
    }
    moved[text.length()] = joined.length();
    List<GoldSpan> spans = new ArrayList<>();
    for (GoldSpan span : document.spans()) {
      spans.add(new GoldSpan(move(span.span(), moved), span.label()));
    }
    List<Span> sentences = document.sentences().stream().map(s -> move(s, moved)).toList();
    return new GoldDocument(document.id(), joined.toString(), spans, sentences, List.of());
  }

  private static Span move(Span span, int[] moved) {
    return new Span(moved[span.begin()], moved[span.end()]);
  }
}
