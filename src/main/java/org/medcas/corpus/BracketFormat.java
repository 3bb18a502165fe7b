package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.medcas.text.Span;

/**
 * The project's own written form of gold: {@code Geen [PROBLEM koorts], wel [PROBLEM hoesten].}
 *
 * <p>A span opens with a bracket, its label and one blank, and ends with a bracket. A literal
 * bracket is doubled. {@code ‖} (U+2016) ends a sentence inside a line; a line end always ends one.
 * The marks are taken out when the text is read, and all offsets count without them. Sentences lose
 * the white space at their edges; what holds nothing else is no sentence.
 *
 * <p>Runs of brackets are read in one way only: of an odd run of opening brackets the last one
 * opens a span; of an odd run of closing brackets inside a span the first one closes it. So a span
 * can hold brackets, but not end with a literal closing one; {@code ‖} itself and a span over a
 * sentence end cannot be written. {@link #write} refuses all three.
 */
public final class BracketFormat implements GoldReader {

  /** Marks the end of a sentence inside a line. */
  public static final char SENTENCE_END = '\u2016';

  /** A reader and writer; it has no state. */
  public BracketFormat() {}

  @Override
  public GoldCorpus read(Path file, String id) throws IOException {
    return GoldText.readText(file, id, content -> parse(id, content));
  }

  /**
   * Reads the written form. All faults are found, each with its line and column; with any of them
   * there is no document.
   */
  public static GoldCorpus parse(String id, String content) {
    return new BracketParser(id, content).parse();
  }

  /**
   * The written form of a document. Reading it again gives the same text and spans, and the same
   * sentences where the document has some.
   *
   * @throws IllegalArgumentException if the form has no way to write a part of the document
   */
  public static String write(GoldDocument document) {
    requireWritable(document);
    StringBuilder out = new StringBuilder(document.text().length() * 2);
    Deque<GoldSpan> ahead = new ArrayDeque<>(document.spans());
    Deque<Integer> marks = new ArrayDeque<>(marks(document));
    boolean open = false;
    for (int i = 0; i <= document.text().length(); i++) {
      if (open && ahead.element().end() == i) {
        out.append(']');
        ahead.remove();
        open = false;
      }
      // A span may hold the blanks behind its sentence: then the mark waits for the span's end.
      if (!open && !marks.isEmpty() && marks.element() <= i) {
        out.append(SENTENCE_END);
        marks.remove();
      }
      if (!ahead.isEmpty() && ahead.element().begin() == i) {
        out.append('[').append(ahead.element().label()).append(' ');
        open = true;
      }
      if (i < document.text().length()) {
        char c = document.text().charAt(i);
        out.append(c == '[' || c == ']' ? "" + c + c : c);
      }
    }
    return out.toString();
  }

  /** Ends of the sentences that need a mark, because no line end follows before the next one. */
  private static List<Integer> marks(GoldDocument document) {
    List<Span> sentences = document.sentences();
    List<Integer> marks = new ArrayList<>();
    for (int i = 0; i + 1 < sentences.size(); i++) {
      int end = sentences.get(i).end();
      String between = document.text().substring(end, sentences.get(i + 1).begin());
      if (between.indexOf('\n') < 0 && between.indexOf('\r') < 0) {
        marks.add(end);
      }
    }
    return marks;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static void requireWritable(GoldDocument document) {
    String text = document.text();
    int mark = text.indexOf(SENTENCE_END);
    if (mark >= 0) {
      throw unwritable(document, mark, "the text itself holds the sentence mark U+2016");
    }
    for (GoldSpan span : document.spans()) {
      for (int i = span.begin(); i < span.end(); i++) {
        if (isLineEnd(text.charAt(i))) {
          throw unwritable(document, i, "a span goes over a line end");
        }
      }
      if (text.charAt(span.end() - 1) == ']') {
        throw unwritable(document, span.end() - 1, "a span ends with a closing bracket");
      }
    }
    requireInSentences(document);
  }

  private static void requireInSentences(GoldDocument document) {
    List<Span> sentences = document.sentences();
    for (int i = 0; i + 1 < sentences.size(); i++) {
      for (GoldSpan span : document.spans()) {
        if (span.begin() < sentences.get(i).end() && sentences.get(i + 1).begin() < span.end()) {
          throw unwritable(document, sentences.get(i).end(), "a span goes over a sentence end");
        }
      }
    }
  }

  private static IllegalArgumentException unwritable(GoldDocument document, int at, String why) {
    return new IllegalArgumentException(
        "Document " + document.id() + " has no written form: " + why + ", at offset " + at);
  }
}
