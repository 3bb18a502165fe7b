package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Span;

/**
 * Gold in brat's stand-off form: the text in {@code x.txt}, its spans in {@code x.ann}.
 *
 * <p>brat counts Unicode code points; the offsets are turned into UTF-16 units here. A span in
 * pieces with nothing but white space between them is one span, which is how brat writes a span
 * over a line end. Any other discontinuous span is left out, its whole stretch becomes unknown, and
 * it is listed. Relations, events, attributes and notes are listed as ignored. The text that brat
 * repeats behind the offsets must agree with them. Labels are written as {@link BratLabels} has
 * them. Format: Stenetorp et al. (2012), <i>brat: a web-based tool for NLP-assisted text
 * annotation</i>.
 */
public final class BratFormat implements GoldReader {

  /** Ending of the file that holds the spans. */
  public static final String ANNOTATIONS = ".ann";

  private static final String TEXT = ".txt";

  /** A reader and writer; it has no state. */
  public BratFormat() {}

  /** Reads {@code file}, the text, and the annotations beside it. */
  @Override
  public GoldCorpus read(Path file, String id) throws IOException {
    return GoldText.readText(
        annotationsOf(file), id, annotations -> parseBeside(file, id, annotations));
  }

  private static GoldCorpus parseBeside(Path file, String id, String annotations) {
    try {
      return GoldText.readText(file, id, text -> parse(id, text, annotations));
    } catch (IOException e) {
      String message = "Cannot be read, " + e.getClass().getSimpleName();
      return new GoldCorpus(
          List.of(), List.of(GoldFault.of(id, GoldFault.Kind.UNREADABLE, message)));
    }
  }

  /** The file that holds the spans of the text in {@code file}. */
  public static Path annotationsOf(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.endsWith(TEXT) ? name.substring(0, name.length() - TEXT.length()) : name;
    return file.resolveSibling(stem + ANNOTATIONS);
  }

  /** The text whose spans {@code annotations} holds. */
  static Path textOf(Path annotations) {
    String name = String.valueOf(annotations.getFileName());
    return annotations.resolveSibling(
        name.substring(0, name.length() - ANNOTATIONS.length()) + TEXT);
  }

  /** Whether {@code file} has annotations beside it. */
  public static boolean isText(Path file) {
    return String.valueOf(file.getFileName()).endsWith(TEXT) && Files.exists(annotationsOf(file));
  }

  /** Reads stand-off annotations of {@code text}; lines of faults are those of the annotations. */
  public static GoldCorpus parse(String id, String text, String annotations) {
    return new BratParser(id, text, annotations).parse();
  }

  /** The annotation file of a document, offsets in code points. */
  public static String writeAnnotations(GoldDocument document) {
    StringBuilder out = new StringBuilder();
    int number = 0;
    for (GoldSpan span : document.spans()) {
      number++;
      out.append('T')
          .append(number)
          .append('\t')
          .append(BratLabels.toBrat(span.label()))
          .append(' ');
      out.append(String.join(";", pieces(document.text(), span.span()))).append('\t');
      out.append(span.span().coveredText(document.text()).replaceAll("[\r\n]+", " "));
      out.append('\n');
    }
    return out.toString();
  }

  /** brat has no span over a line end, only pieces. */
  private static List<String> pieces(String text, Span span) {
    List<String> pieces = new ArrayList<>();
    int begin = span.begin();
    for (int i = span.begin(); i <= span.end(); i++) {
      if (i == span.end() || BracketFormat.isLineEnd(text.charAt(i))) {
        if (begin < i) {
          pieces.add(text.codePointCount(0, begin) + " " + text.codePointCount(0, i));
        }
        begin = i + 1;
      }
    }
    return pieces;
  }
}
