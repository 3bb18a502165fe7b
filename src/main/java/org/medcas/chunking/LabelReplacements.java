package org.medcas.chunking;

import java.io.IOException;
import java.io.Reader;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Other names for labels, applied once to each chunk: replacements do not chain.
 *
 * @param newNames label as the model gives it → label to write
 */
public record LabelReplacements(Map<String, String> newNames) {

  /** Copies the map. */
  public LabelReplacements {
    newNames = Map.copyOf(newNames);
  }

  /**
   * Reads entries of the form {@code old=new}.
   *
   * @throws IllegalArgumentException naming the first entry that has no {@code =} or an empty side
   */
  public static LabelReplacements parse(Collection<String> entries) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String entry : entries) {
      int equals = entry.lastIndexOf('=');
      if (equals < 1 || equals == entry.length() - 1) {
        throw new IllegalArgumentException(
            "A label replacement is written old=new (got \"" + entry + "\")");
      }
      names.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
    }
    return new LabelReplacements(names);
  }

  /**
   * Reads a table of two columns, old and new label, without a heading.
   *
   * @param source comma-separated, or tab-separated if {@code tabs}; closed by the caller
   * @throws IllegalArgumentException naming the first line that does not have two columns
   */
  public static LabelReplacements read(Reader source, boolean tabs) throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    for (CSVRecord row : (tabs ? CSVFormat.TDF : CSVFormat.DEFAULT).parse(source)) {
      if (row.size() != 2) {
        throw new IllegalArgumentException(
            "Line "
                + row.getRecordNumber()
                + " of the label replacements must have two columns, old and new (got "
                + row.size()
                + ")");
      }
      names.put(row.get(0).strip(), row.get(1).strip());
    }
    return new LabelReplacements(names);
  }

  /** These replacements, overridden by {@code stronger} where both name a label. */
  public LabelReplacements and(LabelReplacements stronger) {
    Map<String, String> all = new LinkedHashMap<>(newNames);
    all.putAll(stronger.newNames);
    return new LabelReplacements(all);
  }

  /** The chunk under its new label, or as it is. */
  public Chunk apply(Chunk chunk) {
    String newName = newNames.get(chunk.label());
    return newName == null ? chunk : chunk.withLabel(newName);
  }
}
