package org.medcas.corpus.english;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.Spans;
import org.medcas.text.Span;

/**
 * Candidates for the spans of one document, from which those without overlap are chosen: what was
 * put first, then the longer. What is not chosen is unknown where no other span lies. Not
 * thread-safe.
 */
final class SpanChoice {

  private static final String PUNCTUATION = ",.;:!?\"“”'";

  private final String text;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Span> unknown = new ArrayList<>();

  private record Candidate(int rank, GoldSpan span) {}

  SpanChoice(String text) {
    this.text = text;
  }

  /**
   * Adds a candidate without the punctuation at its edges; of two that overlap the one with the
   * smaller rank is chosen.
   */
  void add(Span span, String label, int rank) {
    if (label.equals(LabelMapping.UNKNOWN)) {
      unknown.add(span);
    } else if (LabelMapping.isLabel(label)) {
      Span trimmed = trim(span);
      if (!trimmed.isEmpty()) {
        candidates.add(new Candidate(rank, new GoldSpan(trimmed, label)));
      }
    }
  }

  /** Marks a stretch as unknown, except where a span is chosen. */
  void addUnknown(Span span) {
    if (!span.isEmpty()) {
      unknown.add(span);
    }
  }

  private Span trim(Span span) {
    int begin = span.begin();
    int end = span.end();
    while (begin < end && isEdge(text.charAt(begin), ')', "(", begin, end)) {
      begin++;
    }
    while (end > begin && isEdge(text.charAt(end - 1), '(', ")", begin, end)) {
      end--;
    }
    return new Span(begin, end);
  }

  /** A parenthesis is an edge if it faces outward, has no partner inside, or encloses the whole. */
  private boolean isEdge(char c, char outward, String inward, int begin, int end) {
    boolean isAbbreviation =
        c == '.' && text.substring(begin, end - 1).matches(".*\\w\\.?\\w{1,4}");
    boolean isLonely =
        inward.indexOf(c) >= 0
            && (text.substring(begin, end).chars().filter(u -> "()".indexOf(u) >= 0).count() % 2
                    == 1
                || (text.charAt(begin) == '(' && text.charAt(end - 1) == ')'));
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == outward
        || isLonely
        || (PUNCTUATION.indexOf(c) >= 0 && !isAbbreviation);
  }

  GoldDocument choose(String id) {
    candidates.sort(
        Comparator.comparingInt(Candidate::rank)
            .thenComparing(candidate -> -candidate.span.span().length())
            .thenComparing(Candidate::span));
    TreeSet<GoldSpan> chosen = new TreeSet<>();
    for (Candidate candidate : candidates) {
      GoldSpan before = chosen.floor(candidate.span);
      GoldSpan after = chosen.ceiling(candidate.span);
      boolean isFree =
          (before == null || before.end() <= candidate.span.begin())
              && (after == null || candidate.span.end() <= after.begin());
      if (isFree) {
        chosen.add(candidate.span);
      } else {
        unknown.add(candidate.span.span());
      }
    }
    return new GoldDocument(id, text, List.copyOf(chosen), List.of(), Spans.union(unknown));
  }
}
