package org.medcas.annotator;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Which CAS type a label becomes.
 *
 * <p>Read from a table of two tab-separated columns, label and type name; {@code #} begins a
 * comment. A short type name means a type of this library. The label {@code *} stands for every
 * label that is not listed; without it such a label becomes a plain ClinicalConcept, so that no
 * concept is lost for want of a line.
 *
 * @param typeNames label → full type name
 */
record LabelTypes(Map<String, String> typeNames) {

  static final String PACKAGE = "org.medcas.types.";
  private static final String ANY = "*";

  LabelTypes {
    typeNames = Map.copyOf(typeNames);
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException naming the first line that does not have two columns
   */
  static LabelTypes read(Reader table) throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    CSVFormat format = CSVFormat.TDF.builder().setCommentMarker('#').get();
    for (CSVRecord row : format.parse(table)) {
      if (row.size() != 2) {
        throw new IllegalArgumentException(
            "Line "
                + row.getRecordNumber()
                + " of the label types must have two columns, label and type, parted by a tab (got "
                + row.size()
                + ")");
      }
      String type = row.get(1).strip();
      names.put(row.get(0).strip(), type.indexOf('.') < 0 ? PACKAGE + type : type);
    }
    return new LabelTypes(names);
  }

  /** Full name of the type for {@code label}. */
  String typeName(String label) {
    String name = typeNames.getOrDefault(label, typeNames.get(ANY));
    return name == null ? PACKAGE + "ClinicalConcept" : name;
  }
}
