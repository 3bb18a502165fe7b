package org.medcas.eval;

import java.util.List;
import java.util.stream.Collectors;

/** Draws an evaluation as Markdown tables, for model cards. */
public final class MarkdownReport {

  private MarkdownReport() {}

  /** The tables, each under a heading of level 3, and below them the single figures. */
  public static String render(Evaluation evaluation) {
    String tables =
        ReportTables.of(evaluation).stream()
            .map(table -> "### " + table.title() + "\n\n" + table(table.rows()))
            .collect(Collectors.joining("\n"));
    String remarks =
        ReportTables.remarks(evaluation).entrySet().stream()
            .map(remark -> "- " + escape(remark.getKey()) + ": " + remark.getValue() + "\n")
            .collect(Collectors.joining());
    return tables + "\n" + remarks;
  }

  private static String table(List<List<String>> rows) {
    StringBuilder out = new StringBuilder(line(rows.get(0)));
    out.append("|---|").append("---:|".repeat(rows.get(0).size() - 1)).append('\n');
    rows.stream().skip(1).forEach(row -> out.append(line(row)));
    return out.toString();
  }

  private static String line(List<String> row) {
    return row.stream()
        .map(MarkdownReport::escape)
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String escape(String cell) {
    return cell.replace("|", "\\|").replace("_", "\\_");
  }
}
