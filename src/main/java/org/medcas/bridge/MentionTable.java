package org.medcas.bridge;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Which cTAKES type a concept becomes.
 *
 * <p>Read from a table of three tab-separated columns: concept type, cTAKES type, {@code typeID};
 * {@code #} begins a comment. Short names are types of {@code org.medcas.types} and of cTAKES's
 * {@code textsem}. A line holds for the subtypes of its concept type too, unless they have a line
 * of their own. Immutable and thread-safe.
 *
 * @param lines full name of a concept type → what it becomes
 */
record MentionTable(Map<String, Line> lines) {

  /** The cTAKES type that leaves a concept out. */
  static final String NONE = "-";

  private static final String CONCEPTS = "org.medcas.types.";
  private static final String MENTIONS = "org.apache.ctakes.typesystem.type.textsem.";
  private static final int COLUMNS = 3;

  /**
   * What a concept becomes.
   *
   * @param mentionType full name of the cTAKES type, or {@link #NONE}
   * @param typeId value of its feature {@code typeID}, which cTAKES groups mentions by
   */
  record Line(String mentionType, int typeId) {

    boolean isLeftOut() {
      return mentionType.equals(NONE);
    }
  }

  MentionTable {
    lines = Map.copyOf(lines);
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException naming the first line that is not understood
   */
  static MentionTable read(Reader table) throws IOException {
    Map<String, Line> lines = new LinkedHashMap<>();
    CSVFormat format = CSVFormat.TDF.builder().setCommentMarker('#').get();
    for (CSVRecord row : format.parse(table)) {
      if (row.size() != COLUMNS || !row.get(2).strip().matches("\\d{1,9}")) {
        throw new IllegalArgumentException(
            "Line "
                + row.getRecordNumber()
                + " of the mention table must have three columns parted by tabs: concept type,"
                + " cTAKES type, typeID as a whole number (got "
                + row.size()
                + " columns)");
      }
      String mention = row.get(1).strip();
      lines.put(
          full(row.get(0).strip(), CONCEPTS),
          new Line(
              mention.equals(NONE) ? NONE : full(mention, MENTIONS),
              Integer.parseInt(row.get(2).strip())));
    }
    return new MentionTable(lines);
  }

  private static String full(String name, String typesPackage) {
    return name.indexOf('.') < 0 ? typesPackage + name : name;
  }
}
