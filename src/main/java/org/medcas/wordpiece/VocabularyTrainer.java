package org.medcas.wordpiece;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Learns a WordPiece vocabulary from word counts.
 *
 * <p>As the Hugging Face trainer does, by the merges of byte-pair encoding (Sennrich et al.,
 * "Neural machine translation of rare words with subword units", ACL 2016), with {@code ##} on
 * every piece that continues a word: the most frequent pair of neighbouring pieces becomes a piece,
 * again and again. Counts are kept up to date rather than taken anew, so that a vocabulary of
 * 32,000 takes seconds. The same counts and options always give the same vocabulary.
 *
 * <p>Each character of the alphabet that can stand inside a word gets both forms, at the start and
 * inside, so that every word over the alphabet can be spelt. Words with a character outside it take
 * no part: the encoder does not know them anyway.
 */
public final class VocabularyTrainer {

  private static final String PREFIX = WordPieceEncoder.CONTINUATION_PREFIX;
  private static final int PIECES_PER_REPORT = 100;

  private final VocabularyOptions options;
  private final List<String> pieces = new ArrayList<>(SpecialPieceNames.BERT.all());
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<int[]> sequences = new ArrayList<>();
  private final List<Long> frequencies = new ArrayList<>();
  private final PairCounts pairs = new PairCounts();

  private VocabularyTrainer(VocabularyOptions options) {
    this.options = options;
    pieces.forEach(piece -> ids.put(piece, ids.size()));
  }

  /**
   * Learns a vocabulary; it is smaller than asked for where the texts give no more.
   *
   * @param counts occurrences of each run of characters, see {@link WordCounts}
   * @param progress hears the number of pieces, now and then and at the end
   * @throws IllegalArgumentException if the special pieces and the alphabet alone exceed the size
   */
  public static Vocabulary train(
      SortedMap<String, Long> counts, VocabularyOptions options, IntConsumer progress) {
    VocabularyTrainer trainer = new VocabularyTrainer(options);
    Set<Integer> alphabet = trainer.alphabet(counts);
    trainer.addAlphabet(alphabet);
    counts.forEach((word, count) -> trainer.spell(word, count, alphabet));
    trainer.checkSize();
    trainer.countPairs();
    trainer.merge(progress);
    return Vocabulary.of(trainer.pieces);
  }

  /** The most frequent characters; of equally frequent ones those with the lower code point. */
  private Set<Integer> alphabet(SortedMap<String, Long> counts) {
    Map<Integer, Long> characters = new HashMap<>();
    counts.forEach((word, n) -> word.codePoints().forEach(c -> characters.merge(c, n, Long::sum)));
    return characters.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(options.maxAlphabet())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private void addAlphabet(Set<Integer> alphabet) {
    alphabet.stream()
        .sorted()
        .forEach(
            character -> {
              add(Character.toString(character));
              if (!BertCharacters.isPunctuation(character)
                  && !BertCharacters.isChinese(character)) {
                add(PREFIX + Character.toString(character));
              }
            });
  }

  private void checkSize() {
    if (pieces.size() > options.size()) {
      throw new IllegalArgumentException(
          "Vocabulary of "
              + options.size()
              + " pieces must hold the special pieces and the alphabet (got "
              + pieces.size()
              + " of them); raise the size or lower the limit of the alphabet");
    }
  }

  private int add(String piece) {
    Integer known = ids.get(piece);
    if (known != null) {
      return known;
    }
    ids.put(piece, pieces.size());
    pieces.add(piece);
    return pieces.size() - 1;
  }

  private void spell(String word, long count, Set<Integer> alphabet) {
    int[] characters = word.codePoints().toArray();
    if (!Arrays.stream(characters).allMatch(alphabet::contains)) {
      return;
    }
    int[] sequence = new int[characters.length];
    for (int i = 0; i < characters.length; i++) {
      sequence[i] = add((i == 0 ? "" : PREFIX) + Character.toString(characters[i]));
    }
    sequences.add(sequence);
    frequencies.add(count);
  }

  private void countPairs() {
    for (int word = 0; word < sequences.size(); word++) {
      int[] sequence = sequences.get(word);
      change(sequence, frequencies.get(word));
      for (int i = 0; i + 1 < sequence.length; i++) {
        pairs.note(sequence[i], sequence[i + 1], word);
      }
    }
    pairs.offerAll();
  }

  private void change(int[] sequence, long difference) {
    for (int i = 0; i + 1 < sequence.length; i++) {
      pairs.change(sequence[i], sequence[i + 1], difference);
    }
  }

  private void merge(IntConsumer progress) {
    while (pieces.size() < options.size()) {
      PairCounts.Pair best = pairs.poll();
      if (best == null || best.count() < options.minFrequency()) {
        break;
      }
      merge(best);
      if (pieces.size() % PIECES_PER_REPORT == 0) {
        progress.accept(pieces.size());
      }
    }
    progress.accept(pieces.size());
  }

  private void merge(PairCounts.Pair pair) {
    int merged = add(pieces.get(pair.left()) + pieces.get(pair.right()).substring(PREFIX.length()));
    Set<List<Integer>> risen = new LinkedHashSet<>();
    for (int word : pairs.remove(pair)) {
      int[] before = sequences.get(word);
      int[] after = merged(before, pair, merged);
      if (after.length < before.length) {
        change(before, -frequencies.get(word));
        change(after, frequencies.get(word));
        sequences.set(word, after);
        noteNeighbours(after, merged, word, risen);
      }
    }
    risen.forEach(neighbours -> pairs.offer(neighbours.get(0), neighbours.get(1)));
  }

  private void noteNeighbours(int[] sequence, int merged, int word, Set<List<Integer>> risen) {
    for (int i = 0; i + 1 < sequence.length; i++) {
      if (sequence[i] == merged || sequence[i + 1] == merged) {
        pairs.note(sequence[i], sequence[i + 1], word);
        risen.add(List.of(sequence[i], sequence[i + 1]));
      }
    }
  }

  private static int[] merged(int[] sequence, PairCounts.Pair pair, int merged) {
    int[] result = new int[sequence.length];
    int size = 0;
    for (int i = 0; i < sequence.length; i++) {
      boolean isPair =
          i + 1 < sequence.length && sequence[i] == pair.left() && sequence[i + 1] == pair.right();
      result[size++] = isPair ? merged : sequence[i];
      i += isPair ? 1 : 0;
    }
    return Arrays.copyOf(result, size);
  }
}
