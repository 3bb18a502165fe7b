package org.medcas.tokenization;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import org.medcas.text.Graphemes;
import org.medcas.text.SafePattern;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

/**
 * Takes tokens from user patterns and makes them lawful: on grapheme boundaries, trimmed of white
 * space, without overlap. Used for one sentence by one thread.
 */
final class CandidateCutter implements PatternRules.TokenSink {

  private final String text;
  private final Graphemes graphemes;
  private final List<Span> tokens;

  CandidateCutter(String text, Graphemes graphemes, List<Span> tokens) {
    this.text = text;
    this.graphemes = graphemes;
    this.tokens = tokens;
  }

  /** What matches the target pattern, or without one every run without white space. */
  List<Span> candidates(Optional<SafePattern> target, Span part) {
    List<Span> candidates = new ArrayList<>();
    if (target.isPresent()) {
      int done = part.begin();
      for (MatchResult match : target.get().findAll(text, part.begin(), part.end())) {
        if (match.end() > done) {
          int begin = Math.max(done, graphemes.floor(match.start()));
          done = Math.min(part.end(), graphemes.ceiling(match.end()));
          candidates.add(new Span(begin, done));
        }
      }
      return candidates;
    }
    int at = graphemes.skipWhiteSpace(part.begin(), part.end());
    while (at < part.end()) {
      int end = at + 1;
      while (end < part.end() && !WhiteSpace.is(text.charAt(end))) {
        end++;
      }
      candidates.add(new Span(at, end));
      at = graphemes.skipWhiteSpace(end, part.end());
    }
    return candidates;
  }

  @Override
  public void add(int begin, int end) {
    int last = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
    int from = Math.max(last, graphemes.floor(begin));
    int to = graphemes.ceiling(end);
    while (from < to && WhiteSpace.is(text.charAt(from))) {
      from = graphemes.ceiling(from + 1);
    }
    // Back by whole graphemes: rare marks such as U+110CD take the blank behind them along.
    while (to > from && WhiteSpace.is(text.charAt(to - 1))) {
      to = graphemes.floor(to - 1);
    }
    if (begin < end && from < to) {
      tokens.add(new Span(from, to));
    }
  }
}
