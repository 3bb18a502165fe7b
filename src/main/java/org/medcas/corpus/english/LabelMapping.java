package org.medcas.corpus.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.PartialLabels;

/**
 * The table that turns types of public data sets into labels. Immutable and thread-safe.
 *
 * <p>Rows are tried in order; the first whose source and type are equal and whose condition is
 * found in the text decides. The table is the resource {@code mapping.tsv} beside this class; its
 * head says what its columns are.
 */
public final class LabelMapping {

  /** Label of what is certainly outside every label. */
  static final String OUTSIDE = "-";

  /** Label of what may carry any label or none. */
  static final String UNKNOWN = "?";

  private static final String RESOURCE = "mapping.tsv";
  private static final String NAMED = "pattern";
  private static final String COVERAGE = "coverage";
  private static final String LICENCE = "licence";
  private static final int COLUMNS = 5;

  private final List<Row> rows;
  private final Map<String, Pattern> named;

  /** One row; the condition is null where the row holds always. */
  private record Row(String source, String type, Pattern condition, String label) {}

  private LabelMapping(List<Row> rows, Map<String, Pattern> named) {
    this.rows = List.copyOf(rows);
    this.named = Map.copyOf(named);
  }

  /** The table that comes with the library. */
  public static LabelMapping load() {
    try (InputStream in = LabelMapping.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return parse(lines.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + RESOURCE + " cannot be read", e);
    }
  }

  private static LabelMapping parse(List<String> lines) {
    List<Row> rows = new ArrayList<>();
    Map<String, Pattern> named = new HashMap<>();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (columns.length != COLUMNS) {
        throw new IllegalStateException(
            RESOURCE + " has " + COLUMNS + " columns (got " + columns.length + " in " + line + ")");
      }
      if (columns[0].equals(NAMED)) {
        named.put(columns[1], compile(columns[2]));
      } else {
        rows.add(new Row(columns[0], columns[1], condition(columns[2], named), columns[3]));
      }
    }
    return new LabelMapping(rows, named);
  }

  private static Pattern condition(String column, Map<String, Pattern> named) {
    if (column.equals("*")) {
      return null;
    }
    if (!column.startsWith("@")) {
      return compile(column);
    }
    Pattern pattern = named.get(column.substring(1));
    if (pattern == null) {
      throw new IllegalStateException(RESOURCE + " names no pattern before its use " + column);
    }
    return pattern;
  }

  private static Pattern compile(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /**
   * Label of a span, {@link #OUTSIDE}, or {@link #UNKNOWN}, which is also the answer where no row
   * fits.
   */
  String label(String source, String type, String text) {
    return rows.stream()
        .filter(row -> row.source.equals(source) && row.type.equals(type))
        .filter(row -> row.condition == null || row.condition.matcher(text).find())
        .map(Row::label)
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** A regular expression that the table names. */
  Pattern named(String name) {
    return named.get(name);
  }

  /** The labels that a source marks wherever they occur. */
  PartialLabels coverage(String source) {
    return PartialLabels.only(
        rows.stream()
            .filter(row -> row.source.equals(COVERAGE) && row.type.equals(source))
            .map(Row::label)
            .collect(Collectors.toSet()));
  }

  /** Under which licence a source is published; empty if the table does not tell. */
  String licence(String source) {
    return rows.stream()
        .filter(row -> row.source.equals(LICENCE) && row.type.equals(source))
        .map(Row::label)
        .findFirst()
        .orElse("");
  }

  /** The labels that a source can give. */
  public Set<String> labelsOf(String source) {
    Set<String> labels = new TreeSet<>();
    rows.stream()
        .filter(row -> row.source.equals(source) && isLabel(row.label))
        .forEach(row -> labels.add(row.label));
    return labels;
  }

  static boolean isLabel(String label) {
    return !label.equals(OUTSIDE) && !label.equals(UNKNOWN) && GoldSpan.isLabel(label);
  }
}
