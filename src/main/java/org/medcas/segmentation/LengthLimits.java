package org.medcas.segmentation;

import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Graphemes;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

/**
 * Joins sentences that are too short and splits those that are too long; nothing is dropped.
 * Lengths count UTF-16 units; 0 is off. Immutable and thread-safe.
 */
record LengthLimits(int minimum, int maximum) {

  /**
   * Joins each sentence shorter than the minimum to the one behind it, the last one to the one
   * before it, as long as the maximum allows.
   */
  List<Span> join(List<Span> sentences) {
    if (minimum == 0) {
      return sentences;
    }
    List<Span> joined = new ArrayList<>();
    for (Span sentence : sentences) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).length() < minimum && fits(joined.get(last), sentence)) {
        joined.set(last, new Span(joined.get(last).begin(), sentence.end()));
      } else {
        joined.add(sentence);
      }
    }
    int last = joined.size() - 1;
    if (last > 0
        && joined.get(last).length() < minimum
        && fits(joined.get(last - 1), joined.get(last))) {
      Span tail = joined.remove(last);
      joined.set(last - 1, new Span(joined.get(last - 1).begin(), tail.end()));
    }
    return joined;
  }

  private boolean fits(Span first, Span second) {
    return maximum == 0 || second.end() - first.begin() <= maximum;
  }

  /** Splits each sentence longer than the maximum. */
  List<Span> split(String text, Graphemes graphemes, List<Span> sentences) {
    if (maximum == 0) {
      return sentences;
    }
    List<Span> pieces = new ArrayList<>();
    for (Span sentence : sentences) {
      int begin = sentence.begin();
      while (sentence.end() - begin > maximum) {
        int cut = bestCut(text, graphemes, begin, sentence.end());
        if (cut >= sentence.end()) {
          break;
        }
        pieces.add(new Span(begin, graphemes.trimEnd(begin, cut)));
        begin = graphemes.skipWhiteSpace(cut, sentence.end());
      }
      pieces.add(new Span(begin, sentence.end()));
    }
    return pieces;
  }

  /**
   * The latest place with the best reason to cut in the second half of the allowed length: behind a
   * line end, a sentence mark, a comma, a blank, and failing all that between two graphemes.
   */
  private int bestCut(String text, Graphemes graphemes, int begin, int end) {
    int latest = begin + maximum;
    int earliest = begin + (maximum + 1) / 2;
    int best = -1;
    int bestRank = 0;
    for (int at = Math.min(latest, end - minimum); at > earliest; at--) {
      int rank = rank(text, at);
      if (rank > bestRank && graphemes.isBoundary(at)) {
        best = at;
        bestRank = rank;
      }
    }
    if (best < 0) {
      int floor = graphemes.floor(latest);
      best = floor > begin ? floor : graphemes.ceiling(latest);
    }
    return best;
  }

  private static int rank(String text, int at) {
    char after = text.charAt(at);
    if (!WhiteSpace.is(after)) {
      return WhiteSpace.is(text.charAt(at - 1)) ? 1 : 0;
    }
    char last = text.charAt(at - 1);
    if (WhiteSpace.isLineEnd(after)) {
      return 4;
    }
    if (Marks.isTerminator(last) || last == ';') {
      return 3;
    }
    return last == ',' || last == ':' || last == ')' ? 2 : 1;
  }
}
