package org.medcas.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.medcas.train.data.TrainingExample;

/** A made-up language in which each line has a kind, and each word of the line tells it. */
final class TinyLanguage {

  private static final List<String> SUBJECTS = List.of("patient", "mevrouw", "meneer", "kind");
  private static final List<String> VERBS = List.of("heeft", "kreeg", "meldt", "ontkent");
  private static final List<String> PROBLEMS = List.of("koorts", "hoofdpijn", "buikpijn", "jeuk");
  private static final List<String> PLACES = List.of("thuis", "buiten", "boven", "beneden");

  private static final int SENTENCES_PER_LINE = 5;

  private TinyLanguage() {}

  static List<String> pieces() {
    List<String> pieces =
        new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ".", ","));
    pieces.addAll(List.of("##pijn", "hoofd", "buik", "##we", "##n", "be", "##neden"));
    for (List<String> words : List.of(SUBJECTS, VERBS, PLACES)) {
      words.stream().filter(word -> !pieces.contains(word)).forEach(pieces::add);
    }
    pieces.addAll(List.of("koorts", "jeuk"));
    return pieces;
  }

  static List<String> lines(int count) {
    Random random = new Random(3);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(SUBJECTS.size());
      String sentence =
          SUBJECTS.get(kind)
              + " "
              + VERBS.get(kind)
              + " "
              + PROBLEMS.get(kind)
              + ", "
              + PLACES.get(kind)
              + ". ";
      lines.add(sentence.repeat(SENTENCES_PER_LINE));
    }
    return lines;
  }

  static final List<String> LABELS = List.of("O", "B-PROBLEM", "I-PROBLEM");

  /** Sentences in which a problem may go on with its place: {@code koorts , thuis}. */
  static List<TrainingExample> examples(int count, long seed) {
    Random random = new Random(seed);
    List<TrainingExample> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> words = new ArrayList<>();
      List<String> tags = new ArrayList<>();
      add(SUBJECTS.get(random.nextInt(4)), "O", words, tags);
      add(VERBS.get(random.nextInt(4)), "O", words, tags);
      boolean hasProblem = random.nextInt(4) > 0;
      if (hasProblem) {
        add(PROBLEMS.get(random.nextInt(4)), "B-PROBLEM", words, tags);
      }
      add(PLACES.get(random.nextInt(4)), hasProblem ? "I-PROBLEM" : "O", words, tags);
      add(".", "O", words, tags);
      examples.add(TrainingExample.of(words, tags, LABELS, Map.of()));
    }
    return examples;
  }

  private static void add(String word, String tag, List<String> words, List<String> tags) {
    words.add(word);
    tags.add(tag);
  }
}
