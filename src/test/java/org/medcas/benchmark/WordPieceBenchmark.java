package org.medcas.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.HuggingFaceEncoder;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceEncoders;
import org.medcas.wordpiece.PieceSequence;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.VocabularyOptions;
import org.medcas.wordpiece.VocabularyTrainer;
import org.medcas.wordpiece.WordCounts;
import org.medcas.wordpiece.WordPieceEncoder;
import org.medcas.wordpiece.WordPieceFiles;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Pieces per second of the plain Java encoder and of the Hugging Face library on the same
 * sentences; the column {@code pieces} is the figure.
 *
 * <p>The words are made up: syllables put together by a Zipf-like draw, so that frequent words are
 * one piece and rare ones several, with some punctuation and accents.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class WordPieceBenchmark {

  private static final String[] SYLLABLES = {
    "pa", "ti", "ënt", "koorts", "be", "han", "de", "ling", "on", "der", "zoek", "me", "di", "ca",
    "tie", "ge", "voel", "ig", "heid", "pijn", "lijk", "aan", "uit", "in", "ter", "nist", "lon",
    "gen", "ont", "ste", "king", "bloed", "druk", "waar", "den", "scan", "hart", "fa", "len", "ver"
  };

  /** Size of the vocabulary, which decides how much of the trie stays in the cache. */
  @Param({"8000", "30000"})
  int vocabularySize;

  /** Whether case and accents are kept. */
  @Param({"true", "false"})
  boolean cased;

  private List<List<String>> sentences;
  private PieceEncoder plain;
  private PieceEncoder library;

  /** Pieces encoded, reported per second. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    /** Pieces so far. */
    public long pieces;
  }

  /** Makes sentences, learns a vocabulary from them and opens both encoders. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    Random random = new Random(42);
    List<String> lexicon = Stream.generate(() -> word(random)).limit(60_000).distinct().toList();
    sentences = Stream.generate(() -> sentence(lexicon, random)).limit(5_000).toList();
    BertNormalizer normalizer = cased ? BertNormalizer.cased() : BertNormalizer.uncased();
    WordCounts counts = new WordCounts(normalizer);
    lexicon.forEach(word -> counts.add(word, 2));
    sentences.forEach(words -> counts.add(String.join(" ", words), 1));
    Vocabulary vocabulary =
        VocabularyTrainer.train(
            counts.counts(), VocabularyOptions.ofSize(vocabularySize), pieces -> {});
    plain = new WordPieceEncoder(vocabulary, normalizer);
    Path folder = Files.createTempDirectory("wordpiece-benchmark");
    WordPieceFiles.write(folder, vocabulary, normalizer);
    library = HuggingFaceEncoder.load(folder.resolve(PieceEncoders.TOKENIZER_JSON));
  }

  /** Closes both. */
  @TearDown(Level.Trial)
  public void close() {
    plain.close();
    library.close();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int syllables = 1 + random.nextInt(4); syllables > 0; syllables--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    if (random.nextInt(10) == 0) {
      word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    }
    return random.nextInt(30) == 0 ? word + "-" + random.nextInt(100) : word.toString();
  }

  private static List<String> sentence(List<String> lexicon, Random random) {
    List<String> words = new ArrayList<>();
    for (int length = 5 + random.nextInt(20); length > 0; length--) {
      // The logarithm of the rank is even: the law of Zipf, near enough.
      words.add(lexicon.get((int) Math.pow(lexicon.size(), random.nextDouble()) - 1));
    }
    words.add(".");
    return words;
  }

  /** The encoder that medcas uses for BERT. */
  @Benchmark
  public List<PieceSequence> plainJava(Counter counter) {
    return encodeAll(plain, counter);
  }

  /** The native library on the same words. */
  @Benchmark
  public List<PieceSequence> huggingFace(Counter counter) {
    return encodeAll(library, counter);
  }

  private List<PieceSequence> encodeAll(PieceEncoder encoder, Counter counter) {
    List<PieceSequence> sequences = new ArrayList<>(sentences.size());
    for (List<String> words : sentences) {
      PieceSequence sequence = encoder.encode(words);
      counter.pieces += sequence.size();
      sequences.add(sequence);
    }
    return sequences;
  }
}
