package org.medcas.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.medcas.text.Span;

/** One pass over one file in columns; used once. */
final class ConllParser {

  private static final Pattern TAG = Pattern.compile("O|[BI]-[^\\s\\[\\]]+");
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
  private static final String DOCUMENT_START = "-DOCSTART-";

  private final String id;
  private final List<String> lines;
  private final List<GoldDocument> documents = new ArrayList<>();
  private final List<GoldFault> faults = new ArrayList<>();

  private StringBuilder text = new StringBuilder();
  private List<GoldSpan> spans = new ArrayList<>();
  private List<Span> sentences = new ArrayList<>();
  private int sentenceBegin;

  /** Label of the span that the last token belongs to, or null; and where it begins. */
  private String openLabel;

  private int openBegin;

  ConllParser(String id, String content) {
    this.id = id;
    this.lines = List.of(LINE_END.split(content, -1));
  }

  GoldCorpus parse() {
    for (int line = 0; line < lines.size(); line++) {
      String content = lines.get(line);
      if (content.isBlank()) {
        endSentence();
      } else if (content.startsWith(DOCUMENT_START)) {
        endDocument();
      } else {
        token(content, line + 1);
      }
    }
    endDocument();
    if (faults.stream().anyMatch(fault -> fault.kind().isFatal())) {
      return new GoldCorpus(List.of(), faults);
    }
    return new GoldCorpus(named(), faults);
  }

  private void token(String line, int number) {
    String[] columns = line.indexOf('\t') >= 0 ? line.split("\t", -1) : line.trim().split("\\s+");
    String tag = columns[columns.length - 1].trim();
    boolean isTagged = columns.length > 1 && TAG.matcher(tag).matches();
    if (!isTagged && line.startsWith("#")) {
      return;
    }
    if (!isTagged || columns[0].isEmpty()) {
      String message =
          columns.length > 1
              ? "The last column must be O, B-LABEL or I-LABEL (got '" + tag + "')"
              : "A token needs a tag in a second column; an empty line ends a sentence";
      faults.add(new GoldFault(id, number, 0, GoldFault.Kind.SYNTAX, message));
      return;
    }
    append(columns[0], tag, number);
  }

  private void append(String word, String tag, int number) {
    boolean goesOn = tag.startsWith("I-") && tag.substring(2).equals(openLabel);
    if (!goesOn) {
      endSpan();
    }
    if (text.length() > sentenceBegin) {
      text.append(' ');
    }
    if (!goesOn && !tag.equals(LabelledSentence.OUTSIDE)) {
      openLabel = tag.substring(2);
      openBegin = text.length();
      if (tag.startsWith("I-")) {
        String message = "I-" + openLabel + " does not follow its like; read as B-" + openLabel;
        faults.add(new GoldFault(id, number, 0, GoldFault.Kind.REPAIRED_TAG, message));
      }
    }
    text.append(word);
  }

  private void endSpan() {
    if (openLabel != null) {
      spans.add(new GoldSpan(new Span(openBegin, text.length()), openLabel));
      openLabel = null;
    }
  }

  private void endSentence() {
    endSpan();
    if (text.length() > sentenceBegin) {
      sentences.add(new Span(sentenceBegin, text.length()));
      text.append('\n');
    }
    sentenceBegin = text.length();
  }

  private void endDocument() {
    endSentence();
    if (text.length() > 0) {
      documents.add(new GoldDocument(id, text.toString(), spans, sentences, List.of()));
    }
    text = new StringBuilder();
    spans = new ArrayList<>();
    sentences = new ArrayList<>();
    sentenceBegin = 0;
  }

  private List<GoldDocument> named() {
    if (documents.size() < 2) {
      return documents;
    }
    List<GoldDocument> named = new ArrayList<>();
    for (GoldDocument document : documents) {
      String name = id + "#" + (named.size() + 1);
      named.add(
          new GoldDocument(
              name, document.text(), document.spans(), document.sentences(), List.of()));
    }
    return named;
  }
}
