package org.medcas.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.corpus.GoldSpan;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A folder of gold that tells of some labels only.
 *
 * @param labels marked there wherever they occur; no other is marked
 * @param folder with the documents
 * @param weight see {@link org.medcas.train.data.ExampleSource}
 */
record PartialGold(Set<String> labels, Path folder, double weight) {

  private static final Pattern FORM =
      Pattern.compile("(?<labels>[^=]+)=(?<folder>.+?)(?:=(?<weight>[0-9.]+))?");

  /** Reads {@code LABEL,LABEL=FOLDER[=WEIGHT]}. */
  static final class Converter implements ITypeConverter<PartialGold> {

    @Override
    public PartialGold convert(String text) {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new TypeConversionException(
            "expected LABEL,LABEL=FOLDER or LABEL,LABEL=FOLDER=WEIGHT (got '" + text + "')");
      }
      Set<String> labels = new TreeSet<>();
      for (String label : form.group("labels").split(",", -1)) {
        if (!GoldSpan.isLabel(label.strip())) {
          throw new TypeConversionException("'" + label + "' cannot be a label in '" + text + "'");
        }
        labels.add(label.strip());
      }
      String weight = form.group("weight");
      return new PartialGold(
          labels, Path.of(form.group("folder")), weight == null ? 1 : Double.parseDouble(weight));
    }
  }
}
