package org.medcas.corpus.generator;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.medcas.text.PlainOrGzip;
import org.medcas.text.StrictUtf8;

/**
 * Reads public Dutch term lists. The lists are never part of the project; their paths are settings
 * of a training run.
 */
public final class DutchLexicons {

  private static final int MAX_WORDS = 6;
  private static final int MIN_NAME = 4;

  /** The translations were made in part by search and replace: what still looks English is left. */
  private static final Pattern ENGLISH =
      Pattern.compile(
          "\\b(?:of|the|with|and|by|from|on|to|due|abnormal\\w*|increased|decreased|disease|absent"
              + "|lower|upper|bone|skin|blood|cell|cells|level|levels|during|activity|protein)\\b",
          Pattern.CASE_INSENSITIVE);

  private DutchLexicons() {}

  /**
   * Phenotype names of the Human Phenotype Ontology as PROBLEM: a Babelon table, gzip or plain.
   *
   * @throws IOException if the file cannot be read, is not UTF-8, or is no such list
   */
  public static List<LexiconTerm> phenotypes(Path file) throws IOException {
    Set<LexiconTerm> terms = new LinkedHashSet<>();
    for (String line : text(file).split("\n", -1)) {
      String[] columns = line.split("\t", -1);
      if (columns.length > 5 && columns[3].equals("rdfs:label")) {
        String name = columns[5].trim();
        boolean isUsable =
            !name.isEmpty()
                && !name.equals(columns[1])
                && name.split("\\s+").length <= MAX_WORDS
                && name.chars().noneMatch(c -> "()[],;:".indexOf(c) >= 0)
                && !ENGLISH.matcher(name).find();
        if (isUsable) {
          terms.add(new LexiconTerm("PROBLEM", lowerFirst(name), false));
        }
      }
    }
    if (terms.isEmpty()) {
      throw unusable(
          file, "a Babelon table, tab-separated, with the name in its sixth column", null);
    }
    return List.copyOf(terms);
  }

  /**
   * Substances and brands of the list of maximum prices as TREATMENT: a JSON array, gzip or plain.
   *
   * @throws IOException if the file cannot be read, is not UTF-8, or is no such list
   */
  public static List<LexiconTerm> medicines(Path file) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (MedicineGroup group : medicineGroups(file)) {
      names.add(group.substance().split("-\\d", 2)[0].toLowerCase(Locale.ROOT));
      for (Medicine medicine : group.medicines()) {
        String brand = medicine.name().trim().split("\\s+", 2)[0];
        if (!names.contains(brand.toLowerCase(Locale.ROOT))) {
          names.add(brand);
        }
      }
    }
    List<LexiconTerm> terms = new ArrayList<>();
    for (String name : names) {
      boolean isName = name.length() >= MIN_NAME && name.matches("[\\p{L}]+(?:[-/][\\p{L}]+)*");
      if (isName) {
        terms.add(new LexiconTerm("TREATMENT", name, true));
      }
    }
    return terms;
  }

  private static MedicineGroup[] medicineGroups(Path file) throws IOException {
    JsonParseException cause = null;
    try {
      MedicineGroup[] groups = new Gson().fromJson(text(file), MedicineGroup[].class);
      if (groups != null
          && Arrays.stream(groups).allMatch(group -> group != null && group.isWhole())) {
        return groups;
      }
    } catch (JsonParseException e) {
      cause = e;
    }
    throw unusable(file, "a JSON array of objects with \"Productgroep\" and \"Artikelen\"", cause);
  }

  private record MedicineGroup(
      @SerializedName("Productgroep") String substance,
      @SerializedName("Artikelen") List<Medicine> medicines) {

    boolean isWhole() {
      return substance != null
          && medicines != null
          && medicines.stream().allMatch(medicine -> medicine != null && medicine.name() != null);
    }
  }

  private record Medicine(@SerializedName("Artikelnaam") String name) {}

  private static IOException unusable(Path file, String expected, Exception cause) {
    return new IOException(
        "Not a list of terms that can be read ["
            + file
            + "] - expected "
            + expected
            + "; docs/training.md tells where the lists come from",
        cause);
  }

  /** Names begin with a capital in the list, not in a sentence; abbreviations keep theirs. */
  private static String lowerFirst(String name) {
    boolean isAbbreviation = name.length() > 1 && !Character.isLowerCase(name.charAt(1));
    return isAbbreviation
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String text(Path file) throws IOException {
    try {
      return StrictUtf8.decode(PlainOrGzip.bytes(Files.readAllBytes(file)));
    } catch (StrictUtf8.InvalidUtf8Exception e) {
      throw new IOException(
          "Term list is not UTF-8 at byte "
              + e.position()
              + " ["
              + file
              + "] - convert it to UTF-8",
          e);
    }
  }
}
