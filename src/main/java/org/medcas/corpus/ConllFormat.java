package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Gold in columns: one token a line, its IOB2 tag in the last column, an empty line after each
 * sentence.
 *
 * <p>Columns are parted by tabs where a line has one, else by blanks; the token stands in the
 * first. {@code -DOCSTART-} begins a new document. Lines that begin with {@code #} and end in no
 * tag are comments. {@code I-X} without an X before it is read as the begin of a span and listed as
 * repaired.
 *
 * <p>The columns do not keep the blanks between tokens: the text is rebuilt with one blank between
 * tokens and one line a sentence.
 */
public final class ConllFormat implements GoldReader {

  /** A reader and writer; it has no state. */
  public ConllFormat() {}

  @Override
  public GoldCorpus read(Path file, String id) throws IOException {
    return GoldText.readText(file, id, content -> parse(id, content));
  }

  /** Reads columns; several documents are named {@code id#1}, {@code id#2} … */
  public static GoldCorpus parse(String id, String content) {
    return new ConllParser(id, content).parse();
  }

  /**
   * Columns of labelled sentences: token, tab, tag. White space inside a token becomes {@code _},
   * because no reader of columns would see it as part of the token.
   */
  public static String write(String documentText, List<LabelledSentence> sentences) {
    return sentences.stream()
        .map(sentence -> write(documentText, sentence))
        .collect(Collectors.joining("\n"));
  }

  private static String write(String documentText, LabelledSentence sentence) {
    StringBuilder out = new StringBuilder();
    for (int token = 0; token < sentence.tokens().size(); token++) {
      String word = sentence.tokens().get(token).coveredText(documentText);
      out.append(word.replaceAll("(?U)[\\s\\p{Z}\\p{Cc}]", "_"))
          .append('\t')
          .append(sentence.tags().get(token))
          .append('\n');
    }
    return out.toString();
  }
}
