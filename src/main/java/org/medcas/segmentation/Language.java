package org.medcas.segmentation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the rules know of one language: its abbreviations, the words that begin sentences, the
 * headings of its notes. Read from the resources once per JVM. Immutable and thread-safe.
 */
final class Language {

  /** What an abbreviation says of the period behind it. */
  enum Ending {
    /** The word is no known abbreviation. */
    UNKNOWN,
    /** No sentence ends here: more must follow. */
    NEVER,
    /** A sentence ends here if an upper-case word follows. */
    POSSIBLE
  }

  private static final Map<String, Language> CACHE = new ConcurrentHashMap<>();
  private static final String MAY_END = " $";
  private static final String ALSO_NAME = " ~";

  private final Map<String, Ending> abbreviations;
  private final Set<String> starters;
  private final Set<String> nameStarters;
  private final Map<String, List<String>> headings;

  private Language(
      Map<String, Ending> abbreviations,
      Set<String> starters,
      Set<String> nameStarters,
      Map<String, List<String>> headings) {
    this.abbreviations = abbreviations;
    this.starters = starters;
    this.nameStarters = nameStarters;
    this.headings = headings;
  }

  /**
   * The language of this ISO 639-1 code. One without resources knows no words; the empty code and
   * {@code x}, UIMA's unknown language, stand for Dutch and English together.
   */
  static Language of(String code) {
    String language = code.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "");
    return CACHE.computeIfAbsent(language, Language::load);
  }

  private static Language load(String code) {
    Language language =
        new Language(new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashMap<>());
    boolean unknown = code.isEmpty() || code.equals("x");
    for (String part : unknown ? List.of("en", "nl") : List.of(code)) {
      addAbbreviations(language.abbreviations, lines("abbreviations-" + part + ".txt"));
      lines("starters-" + part + ".txt").forEach(language::addStarter);
    }
    return language;
  }

  private void addStarter(String line) {
    if (line.endsWith(":")) {
      String heading = line.toLowerCase(Locale.ROOT);
      String first = heading.replaceFirst("[ :].*", "");
      headings.computeIfAbsent(first, key -> new ArrayList<>()).add(heading);
    } else if (line.endsWith(ALSO_NAME)) {
      nameStarters.add(line.substring(0, line.length() - ALSO_NAME.length()));
    } else {
      starters.add(line);
    }
  }

  private static List<String> lines(String name) {
    try (InputStream in = Language.class.getResourceAsStream(name)) {
      if (in == null) {
        return List.of();
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the packaged list [" + name + "]", e);
    }
  }

  private static void addAbbreviations(Map<String, Ending> into, Collection<String> lines) {
    for (String line : lines) {
      boolean mayEnd = line.endsWith(MAY_END);
      String entry = mayEnd ? line.substring(0, line.length() - MAY_END.length()) : line;
      String key = entry.strip().toLowerCase(Locale.ROOT);
      into.put(key.endsWith(".") ? key : key + ".", mayEnd ? Ending.POSSIBLE : Ending.NEVER);
    }
  }

  /** The same language with more abbreviations, written as in the resource files. */
  Language withAbbreviations(Collection<String> extra) {
    if (extra.isEmpty()) {
      return this;
    }
    Map<String, Ending> all = new HashMap<>(abbreviations);
    addAbbreviations(all, extra);
    return new Language(all, starters, nameStarters, headings);
  }

  /** What is known of this word, given with its final period; its case plays no part. */
  Ending abbreviation(String word) {
    return abbreviations.getOrDefault(word.toLowerCase(Locale.ROOT), Ending.UNKNOWN);
  }

  /**
   * Whether a capitalised word that begins sentences stands at {@code begin}; articles, which may
   * belong to names, count before a lower-case word only.
   */
  boolean isStarter(String text, int begin) {
    int end = begin;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    String word = text.substring(begin, end);
    if (starters.contains(word)) {
      return true;
    }
    return nameStarters.contains(word)
        && end + 1 < text.length()
        && text.charAt(end) == ' '
        && Character.isLowerCase(text.charAt(end + 1));
  }

  /**
   * The end of the longest known heading, with its colon, that begins at {@code begin} with the
   * given first word; {@code begin} where none does.
   */
  int headingEnd(String text, int begin, String firstWord) {
    String first = firstWord.toLowerCase(Locale.ROOT);
    int end = begin;
    for (String heading : headings.getOrDefault(first, List.of())) {
      if (text.regionMatches(true, begin, heading, 0, heading.length())) {
        end = Math.max(end, begin + heading.length());
      }
    }
    return end;
  }
}
