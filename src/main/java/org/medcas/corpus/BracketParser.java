package org.medcas.corpus;

import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Span;

/** One pass over one file in the written form; used once. */
final class BracketParser {

  /**
   * Stands for the label of a span whose opening was faulty, so that its end is no second fault.
   */
  private static final String FAULTY = "";

  private final String id;
  private final String content;
  private final StringBuilder text = new StringBuilder();
  private final List<GoldSpan> spans = new ArrayList<>();
  private final List<Span> sentences = new ArrayList<>();
  private final List<GoldFault> faults = new ArrayList<>();
  private int position;
  private int sentenceBegin;

  /** Label of the span that is open, or null; and where it opened in content and in text. */
  private String openLabel;

  private int openedAt;
  private int openBegin;

  BracketParser(String id, String content) {
    this.id = id;
    this.content = content;
  }

  GoldCorpus parse() {
    while (position < content.length()) {
      char c = content.charAt(position);
      switch (c) {
        case '[' -> opening();
        case ']' -> closing();
        case BracketFormat.SENTENCE_END -> sentenceMark();
        default -> plain(c);
      }
    }
    refuseOpenSpan("the end of the file");
    endSentence();
    return faults.isEmpty()
        ? GoldCorpus.of(new GoldDocument(id, text.toString(), spans, sentences, List.of()))
        : new GoldCorpus(List.of(), faults);
  }

  private void plain(char c) {
    if (BracketFormat.isLineEnd(c)) {
      refuseOpenSpan("the end of the line");
      endSentence();
    }
    text.append(c);
    position++;
  }

  private void sentenceMark() {
    refuseOpenSpan("a sentence end");
    endSentence();
    position++;
  }

  private void opening() {
    int run = runLength('[');
    text.append("[".repeat(run / 2));
    position += run - run % 2;
    if (run % 2 == 0) {
      return;
    }
    int bracket = position++;
    if (openLabel != null) {
      fault(bracket, "A span opens inside another; spans never nest: close the first with ]");
      openLabel = null;
    }
    int blank = position;
    while (blank < content.length() && isLabelUnit(content.charAt(blank))) {
      blank++;
    }
    String label = content.substring(position, blank);
    if (blank == content.length() || content.charAt(blank) != ' ' || !GoldSpan.isLabel(label)) {
      fault(
          bracket,
          "A label and one blank must follow the opening bracket; write a literal one as [[");
      openLabel = FAULTY;
      return;
    }
    openLabel = label;
    openedAt = bracket;
    openBegin = text.length();
    position = blank + 1;
  }

  private static boolean isLabelUnit(char c) {
    return c != ' ' && c != '[' && c != ']' && !BracketFormat.isLineEnd(c);
  }

  private void closing() {
    int run = runLength(']');
    if (run % 2 == 1) {
      if (openLabel == null) {
        fault(position, "A closing bracket without a span; write a literal one as ]]");
      } else if (!openLabel.equals(FAULTY) && openBegin == text.length()) {
        fault(openedAt, "A span without text; mark at least one letter");
      } else if (!openLabel.equals(FAULTY)) {
        spans.add(new GoldSpan(new Span(openBegin, text.length()), openLabel));
      }
      openLabel = null;
    }
    text.append("]".repeat(run / 2));
    position += run;
  }

  private int runLength(char bracket) {
    int end = position;
    while (end < content.length() && content.charAt(end) == bracket) {
      end++;
    }
    return end - position;
  }

  private void refuseOpenSpan(String where) {
    if (openLabel != null && !openLabel.equals(FAULTY)) {
      fault(
          openedAt, "The span [" + openLabel + " is still open at " + where + "; close it with ]");
    }
    openLabel = null;
  }

  private void endSentence() {
    int begin = sentenceBegin;
    int end = text.length();
    while (begin < end && isBlank(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (begin < end) {
      sentences.add(new Span(begin, end));
    }
    sentenceBegin = text.length();
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void fault(int at, String message) {
    faults.add(GoldFault.at(id, TextPlace.of(content, at), GoldFault.Kind.SYNTAX, message));
  }
}
