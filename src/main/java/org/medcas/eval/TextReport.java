package org.medcas.eval;

import java.util.List;
import java.util.stream.Collectors;

/** Draws an evaluation for a terminal: tables in columns, ASCII, lines ended by {@code \n}. */
public final class TextReport {

  private static final int GAP = 2;

  private TextReport() {}

  /** The tables and below them the single figures. */
  public static String render(Evaluation evaluation) {
    String tables =
        ReportTables.of(evaluation).stream()
            .map(table -> table.title() + "\n\n" + columns(table.rows()))
            .collect(Collectors.joining("\n"));
    String remarks =
        ReportTables.remarks(evaluation).entrySet().stream()
            .map(remark -> remark.getKey() + ": " + remark.getValue() + "\n")
            .collect(Collectors.joining());
    return tables + "\n" + remarks;
  }

  private static String columns(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      out.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
      for (int column = 1; column < widths.length; column++) {
        String cell = row.get(column);
        out.append(" ".repeat(GAP + widths[column] - cell.length())).append(cell);
      }
      out.append('\n');
    }
    return out.toString();
  }
}
