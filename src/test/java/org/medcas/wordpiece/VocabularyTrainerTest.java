package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

class VocabularyTrainerTest {

  @TempDir Path folder;

  private static Vocabulary train(Map<String, Long> counts, VocabularyOptions options) {
    return VocabularyTrainer.train(new TreeMap<>(counts), options, pieces -> {});
  }

  private static SortedMap<String, Long> randomCounts(Random random) {
    String letters = random.nextBoolean() ? "ab" : "abcdé";
    SortedMap<String, Long> counts = new TreeMap<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      StringBuilder word = new StringBuilder();
      for (int length = 1 + random.nextInt(9); length > 0; length--) {
        word.append(letters.charAt(random.nextInt(letters.length())));
      }
      counts.merge(word.toString(), 1L + random.nextInt(30), Long::sum);
    }
    return counts;
  }

  @Test
  void mergesTheMostFrequentNeighboursFirst() {
    Vocabulary vocabulary =
        train(Map.of("koorts", 10L, "koor", 3L, "kort", 2L), VocabularyOptions.ofSize(19));

    // five letters in both forms, then k+o (15), o+r (13; r+t only 12), ko+or (13), t+s (10)
    assertThat(vocabulary.pieces().subList(15, 19)).containsExactly("ko", "##or", "koor", "##ts");
  }

  /** The slow twin takes all counts anew before each merge. */
  @Test
  void agreesWithCountingAnewBeforeEachMerge() {
    Seeds.forAll(
        200,
        random -> {
          SortedMap<String, Long> counts = randomCounts(random);
          VocabularyOptions options = new VocabularyOptions(20 + random.nextInt(60), 2, 100);
          List<String> learned = train(counts, options).pieces();
          int alphabet = learned.size();
          while (alphabet > 5 && learned.get(alphabet - 1).replace("##", "").length() > 1) {
            alphabet--;
          }
          assertThat(learned).isEqualTo(slowly(counts, learned.subList(0, alphabet), options));
        });
  }

  private static List<String> slowly(
      SortedMap<String, Long> counts, List<String> alphabet, VocabularyOptions options) {
    List<String> pieces = new ArrayList<>(alphabet);
    Map<String, List<String>> words = new TreeMap<>();
    for (String word : counts.keySet()) {
      List<String> letters = new ArrayList<>();
      for (char letter : word.toCharArray()) {
        letters.add((letters.isEmpty() ? "" : "##") + letter);
      }
      words.put(word, letters);
    }
    while (pieces.size() < options.size()) {
      Map<List<String>, Long> pairs = new HashMap<>();
      words.forEach(
          (word, sequence) -> {
            for (int i = 0; i + 1 < sequence.size(); i++) {
              pairs.merge(List.copyOf(sequence.subList(i, i + 2)), counts.get(word), Long::sum);
            }
          });
      List<String> best =
          pairs.keySet().stream()
              .filter(pair -> pairs.get(pair) >= options.minFrequency())
              .min(
                  Comparator.<List<String>>comparingLong(pair -> -pairs.get(pair))
                      .thenComparingInt(pair -> pieces.indexOf(pair.get(0)))
                      .thenComparingInt(pair -> pieces.indexOf(pair.get(1))))
              .orElse(null);
      if (best == null) {
        break;
      }
      String merged = best.get(0) + best.get(1).substring(2);
      if (!pieces.contains(merged)) {
        pieces.add(merged);
      }
      words.values().forEach(sequence -> replace(sequence, best, merged));
    }
    return pieces;
  }

  private static void replace(List<String> sequence, List<String> pair, String merged) {
    for (int i = 0; i + 1 < sequence.size(); i++) {
      if (sequence.subList(i, i + 2).equals(pair)) {
        sequence.remove(i + 1);
        sequence.set(i, merged);
      }
    }
  }

  @Test
  void spellsEveryWordItLearnedFrom() {
    Seeds.forAll(
        100,
        random -> {
          SortedMap<String, Long> counts = randomCounts(random);
          Vocabulary vocabulary = train(counts, VocabularyOptions.ofSize(40));
          WordPieceEncoder encoder = new WordPieceEncoder(vocabulary, BertNormalizer.cased());
          assertThat(encoder.encode(List.copyOf(counts.keySet())).ids())
              .doesNotContain(vocabulary.special().unknown());
        });
  }

  @Test
  void stopsAtThePairsThatAreTooRare() {
    Map<String, Long> counts = Map.of("ab", 5L, "cd", 4L);

    assertThat(train(counts, new VocabularyOptions(100, 5, 10)).pieces())
        .contains("ab")
        .doesNotContain("cd");
  }

  @Test
  void keepsTheMostFrequentCharactersOnly() {
    Map<String, Long> counts = Map.of("ab", 5L, "ax", 4L, "…", 3L);

    assertThat(train(counts, new VocabularyOptions(100, 2, 2)).pieces())
        .containsExactly(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##a", "b", "##b", "ab");
  }

  @Test
  void tellsHowManyPiecesTheAlphabetNeeds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> train(Map.of("abc", 1L), VocabularyOptions.ofSize(10)))
        .withMessageContaining("got 11");
    assertThatIllegalArgumentException().isThrownBy(() -> VocabularyOptions.ofSize(0));
  }

  @Test
  void reportsTheNumberOfPiecesAtTheEnd() {
    List<Integer> heard = new ArrayList<>();
    Vocabulary vocabulary =
        VocabularyTrainer.train(
            new TreeMap<>(Map.of("ab", 5L)), VocabularyOptions.ofSize(50), heard::add);

    assertThat(heard).endsWith(vocabulary.size());
  }

  @Test
  void writesWhatTheHuggingFaceLibraryReadsWithTheSameResult() throws IOException {
    for (BertNormalizer normalizer : List.of(BertNormalizer.cased(), BertNormalizer.uncased())) {
      WordCounts counts = new WordCounts(normalizer);
      Random random = new Random(5);
      for (int i = 0; i < 2000; i++) {
        counts.add(RandomText.next(random, 30), 1);
      }
      Vocabulary vocabulary = train(counts.counts(), new VocabularyOptions(1500, 2, 300));
      WordPieceFiles.write(folder, vocabulary, normalizer);
      WordPieceEncoder encoder = new WordPieceEncoder(vocabulary, normalizer);
      try (PieceEncoder library =
          HuggingFaceEncoder.load(folder.resolve(PieceEncoders.TOKENIZER_JSON))) {
        assertThat(library.special()).isEqualTo(encoder.special());
        assertThat(library.vocabularySize()).isEqualTo(encoder.vocabularySize());
        Seeds.forAll(
            100,
            seeded -> {
              List<String> words = PieceEncoderContract.randomWords(seeded, 20);
              assertThat(library.encode(words)).isEqualTo(encoder.encode(words));
            });
      }
    }
  }
}
