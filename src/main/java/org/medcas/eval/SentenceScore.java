package org.medcas.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.medcas.text.Span;

/**
 * Sentence boundaries: a predicted sentence is right if it begins and ends where a gold sentence
 * does, white space at the edges aside, as in the CoNLL 2018 shared task (Zeman et al. 2018).
 */
public final class SentenceScore {

  private SentenceScore() {}

  /** Compares the sentences of one text. */
  public static Score of(String text, List<Span> gold, List<Span> predicted) {
    Set<Span> goldSet = trimmed(text, gold);
    Set<Span> predictedSet = trimmed(text, predicted);
    long matches = goldSet.stream().filter(predictedSet::contains).count();
    return new Score(matches, goldSet.size(), matches, predictedSet.size());
  }

  private static Set<Span> trimmed(String text, List<Span> sentences) {
    Set<Span> trimmed = new HashSet<>();
    for (Span sentence : sentences) {
      int begin = sentence.begin();
      int end = sentence.end();
      while (begin < end && isBlank(text.charAt(begin))) {
        begin++;
      }
      while (end > begin && isBlank(text.charAt(end - 1))) {
        end--;
      }
      if (begin < end) {
        trimmed.add(new Span(begin, end));
      }
    }
    return trimmed;
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
