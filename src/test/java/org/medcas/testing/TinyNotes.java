package org.medcas.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.medcas.corpus.BracketFormat;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;

/**
 * Made-up Dutch notes with gold, so regular that a tiny model learns them in seconds: the words
 * before a concept tell where it begins, its adjective belongs to it.
 */
public final class TinyNotes {

  private static final List<String> PEOPLE = List.of("Patiënt", "Mevrouw", "Meneer", "Hij", "Zij");
  private static final List<String> PROBLEMS =
      List.of("koorts", "hoofdpijn", "buikpijn", "jeuk", "hoest", "astma");
  private static final List<String> KINDS = List.of("hevige ", "lichte ", "wisselende ", "");
  private static final List<String> DRUGS =
      List.of("paracetamol", "ibuprofen", "morfine", "amoxicilline");
  private static final List<String> TIMES = List.of("vandaag", "gisteren", "vannacht", "thuis");
  private static final int SENTENCES = 6;

  private TinyNotes() {}

  /** Notes in the written form, one per element. */
  public static List<String> gold(int notes, long seed) {
    Random random = new Random(seed);
    List<String> gold = new ArrayList<>();
    for (int i = 0; i < notes; i++) {
      StringBuilder note = new StringBuilder();
      for (int sentence = 0; sentence < SENTENCES; sentence++) {
        note.append(sentence(random)).append('\n');
      }
      gold.add(note.toString());
    }
    return gold;
  }

  private static String sentence(Random random) {
    String person = of(PEOPLE, random);
    String time = of(TIMES, random);
    return switch (random.nextInt(4)) {
      case 0 ->
          person
              + " heeft [PROBLEM "
              + of(KINDS, random)
              + of(PROBLEMS, random)
              + "] "
              + time
              + ".";
      case 1 ->
          person
              + " kreeg "
              + time
              + " [TREATMENT "
              + of(DRUGS, random)
              + "] tegen [PROBLEM "
              + of(PROBLEMS, random)
              + "].";
      case 2 -> "Geen [PROBLEM " + of(PROBLEMS, random) + "], wel moe.";
      default -> person + " was " + time + " op controle.";
    };
  }

  private static String of(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  /** The same notes as documents with ids {@code 000.txt} and up. */
  public static List<GoldDocument> documents(int notes, long seed) {
    List<GoldDocument> documents = new ArrayList<>();
    for (String note : gold(notes, seed)) {
      GoldCorpus one = BracketFormat.parse(name(documents.size()), note);
      documents.add(one.documents().get(0));
    }
    return documents;
  }

  private static String name(int number) {
    return "%03d.txt".formatted(number);
  }

  /** Writes gold in the written form, a file per note. */
  public static Path writeGold(Path folder, int notes, long seed) throws IOException {
    return write(folder, gold(notes, seed));
  }

  /** Writes the bare texts, a file per note. */
  public static Path writeTexts(Path folder, int notes, long seed) throws IOException {
    return write(folder, documents(notes, seed).stream().map(GoldDocument::text).toList());
  }

  private static Path write(Path folder, List<String> notes) throws IOException {
    Files.createDirectories(folder);
    for (int i = 0; i < notes.size(); i++) {
      Files.writeString(folder.resolve(name(i)), notes.get(i), StandardCharsets.UTF_8);
    }
    return folder;
  }
}
