package org.medcas.cli;

import java.util.ArrayList;
import java.util.List;
import org.medcas.io.ConceptRow;
import org.medcas.text.Surrogates;

/** The concepts of a document as a table to read. */
final class ConceptTable {

  private static final List<String> HEADING =
      List.of("chunk", "ner_label", "begin", "end", "confidence");
  private static final int MAX_WIDTH = 60;

  private ConceptTable() {}

  /** Lines of the table, or one line that says there are no concepts. */
  static List<String> lines(List<ConceptRow> concepts) {
    if (concepts.isEmpty()) {
      return List.of("(no concepts)");
    }
    List<List<String>> rows = new ArrayList<>(List.of(HEADING));
    for (ConceptRow concept : concepts) {
      rows.add(
          List.of(
              shortened(concept.text()),
              concept.label(),
              String.valueOf(concept.span().begin()),
              String.valueOf(concept.span().end()),
              Texts.format("%.2f", concept.confidence())));
    }
    int[] widths = new int[HEADING.size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], width(row.get(column)));
      }
    }
    List<String> lines = new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
    lines.add(1, "-".repeat(widths[0]) + "-+-" + "-".repeat(lines.get(0).length() - widths[0] - 3));
    return lines;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String blanks = " ".repeat(widths[column] - width(cell));
      boolean number = column >= 2;
      line.append(column == 0 ? "" : " | ").append(number ? blanks + cell : cell + blanks);
    }
    return line.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** One line without control characters, so that a note cannot steer the terminal. */
  private static String shortened(String text) {
    String line = Surrogates.replaceLone(text).replaceAll("[\\p{Cntrl}\\s]+", " ");
    return width(line) <= MAX_WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_WIDTH - 1)) + "…";
  }
}
