package org.medcas.tokenization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

/**
 * Words and phrases that stay one token, found from left to right, the longest first. A phrase
 * begins and ends at the edge of a word; its blanks match any white space. Takes at most the length
 * of the longest phrase per position. Immutable and thread-safe.
 */
final class PhraseTrie {

  private final Node root = new Node();
  private final boolean caseSensitive;

  PhraseTrie(List<String> phrases, boolean caseSensitive) {
    this.caseSensitive = caseSensitive;
    for (String phrase : phrases) {
      Node node = root;
      for (char c : phrase.strip().replaceAll("\\s+", " ").toCharArray()) {
        node = node.next.computeIfAbsent(fold(c), key -> new Node());
      }
      node.end = node != root;
    }
  }

  private static final class Node {
    final Map<Character, Node> next = new HashMap<>();
    boolean end;
  }

  private char fold(char c) {
    return caseSensitive ? c : Character.toLowerCase(Character.toUpperCase(c));
  }

  /** The phrases in {@code text[begin, end)}, without overlap, in order. */
  List<Span> find(String text, int begin, int end) {
    List<Span> found = new ArrayList<>();
    int at = begin;
    while (at < end && !root.next.isEmpty()) {
      int phraseEnd = isEdge(text, at, begin, end) ? longest(text, at, begin, end) : -1;
      if (phraseEnd > at) {
        found.add(new Span(at, phraseEnd));
        at = phraseEnd;
      } else {
        at++;
      }
    }
    return found;
  }

  private int longest(String text, int from, int begin, int end) {
    int best = -1;
    Node node = root;
    int at = from;
    while (at < end) {
      boolean blank = WhiteSpace.is(text.charAt(at));
      node = node.next.get(blank ? ' ' : fold(text.charAt(at)));
      if (node == null) {
        break;
      }
      at++;
      while (blank && at < end && WhiteSpace.is(text.charAt(at))) {
        at++;
      }
      if (node.end && isEdge(text, at, begin, end)) {
        best = at;
      }
    }
    return best;
  }

  private static boolean isEdge(String text, int at, int begin, int end) {
    return at <= begin
        || at >= end
        || !Character.isLetterOrDigit(text.codePointBefore(at))
        || !Character.isLetterOrDigit(text.codePointAt(at));
  }
}
