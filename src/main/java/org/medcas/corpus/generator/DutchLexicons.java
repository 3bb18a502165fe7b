package org.medcas.corpus.generator;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

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
   * @throws IOException if the file cannot be read
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
    return List.copyOf(terms);
  }

  /**
   * Substances and brands of the list of maximum prices as TREATMENT: a JSON array, gzip or plain.
   *
   * @throws IOException if the file cannot be read
   */
  public static List<LexiconTerm> medicines(Path file) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (JsonElement group : JsonParser.parseString(text(file)).getAsJsonArray()) {
      JsonObject object = group.getAsJsonObject();
      String substance = object.get("Productgroep").getAsString().split("-\\d", 2)[0];
      names.add(substance.toLowerCase(Locale.ROOT));
      for (JsonElement article : object.getAsJsonArray("Artikelen")) {
        String name = article.getAsJsonObject().get("Artikelnaam").getAsString();
        String brand = name.trim().split("\\s+", 2)[0];
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

  /** Names begin with a capital in the list, not in a sentence; abbreviations keep theirs. */
  private static String lowerFirst(String name) {
    boolean isAbbreviation = name.length() > 1 && !Character.isLowerCase(name.charAt(1));
    return isAbbreviation
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean gzip = bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    if (gzip) {
      try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
