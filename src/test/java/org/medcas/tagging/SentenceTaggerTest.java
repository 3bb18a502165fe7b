package org.medcas.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceSequence;
import org.medcas.wordpiece.SpecialPieces;

class SentenceTaggerTest {

  private static final int START = 1;
  private static final int END = 2;
  private static final int UNKNOWN = 3;

  /** A word is written as its piece ids with dots between: "7.8" has the pieces 7 and 8. */
  private static final PieceEncoder ENCODER =
      new PieceEncoder() {
        @Override
        public PieceSequence encode(List<String> words) {
          List<int[]> pieces = new ArrayList<>();
          for (int word = 0; word < words.size(); word++) {
            for (String piece : words.get(word).split("\\.")) {
              pieces.add(new int[] {Integer.parseInt(piece), word});
            }
          }
          return new PieceSequence(
              pieces.stream().mapToInt(pair -> pair[0]).toArray(),
              pieces.stream().mapToInt(pair -> pair[1]).toArray());
        }

        @Override
        public SpecialPieces special() {
          return new SpecialPieces(0, UNKNOWN, START, END, SpecialPieces.ABSENT);
        }

        @Override
        public int vocabularySize() {
          return 1000;
        }
      };

  /** Three labels; the second gets the piece's id as its logit, the third its place in the row. */
  private static class IdClassifier implements TokenClassifier {

    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public Logits classify(int[][] rows) {
      calls.incrementAndGet();
      int longest = Stream.of(rows).mapToInt(row -> row.length).max().orElseThrow();
      FloatBuffer values = FloatBuffer.allocate(rows.length * longest * 3);
      for (int row = 0; row < rows.length; row++) {
        assertThat(rows[row][0]).isEqualTo(START);
        assertThat(rows[row][rows[row].length - 1]).isEqualTo(END);
        for (int piece = 0; piece < rows[row].length; piece++) {
          int place = (row * longest + piece) * 3;
          values.put(place + 1, rows[row][piece] / 100f).put(place + 2, piece / 10f);
        }
      }
      return new Logits(values, longest, 3);
    }

    @Override
    public void close() {}
  }

  @Test
  void givesEachWordTheProbabilitiesOfItsFirstPiece() {
    float[][] rows = tag(options(16, 4, SubwordStrategy.FIRST), List.of("7.9", "8")).get(0);

    assertThat(rows).hasDimensions(2, 3);
    assertThat(rows[0]).containsExactly(softmax(0, .07, .1), within(1e-6f));
    assertThat(rows[1]).containsExactly(softmax(0, .08, .3), within(1e-6f));
  }

  @Test
  void givesEachWordTheProbabilitiesOfItsSurestPiece() {
    float[][] rows = tag(options(16, 4, SubwordStrategy.BEST), List.of("7.900.9")).get(0);

    assertThat(rows[0]).containsExactly(softmax(0, 9, .2), within(1e-6f));
  }

  @Test
  void givesEachWordTheMeanOverItsPieces() {
    float[][] rows = tag(options(16, 4, SubwordStrategy.MEAN), List.of("7.300")).get(0);

    float[] first = softmax(0, .07, .1);
    float[] second = softmax(0, 3, .2);
    for (int label = 0; label < 3; label++) {
      assertThat(rows[0][label]).isCloseTo((first[label] + second[label]) / 2, within(1e-6f));
    }
  }

  @Test
  void everyWordIsScoredOnceForRandomSentences() {
    Seeds.forAll(
        300,
        random -> {
          int maxPieces = 4 + random.nextInt(20);
          int overlap = random.nextInt(maxPieces - 2);
          List<List<String>> sentences = randomSentences(random, maxPieces);
          TaggingOptions options =
              new TaggingOptions(
                  maxPieces, overlap, 1 + random.nextInt(60), SubwordStrategy.FIRST, false);

          List<float[][]> results = tagAll(options, sentences);

          assertThat(results).hasSize(sentences.size());
          for (int sentence = 0; sentence < results.size(); sentence++) {
            compareWithOracle(sentences.get(sentence), results.get(sentence), maxPieces, overlap);
          }
        });
  }

  /** The first piece's id and its place in the window must show in the probabilities. */
  private static void compareWithOracle(
      List<String> words, float[][] rows, int maxPieces, int overlap) {
    assertThat(rows).hasNumberOfRows(words.size());
    int limit = maxPieces - 2;
    int[] starts = new int[words.size() + 1];
    for (int word = 0; word < words.size(); word++) {
      starts[word + 1] = starts[word] + words.get(word).split("\\.").length;
    }
    WindowPlanner planner = new WindowPlanner(limit, overlap);
    for (Window window : planner.plan(starts)) {
      for (int word = window.kept().begin(); word < window.kept().end(); word++) {
        int place = 1 + starts[word] - starts[window.words().begin()];
        double id = Integer.parseInt(words.get(word).split("\\.")[0]) / 100.0;
        assertThat(rows[word]).containsExactly(softmax(0, id, place / 10.0), within(1e-5f));
      }
    }
  }

  @Test
  void tagsEveryWordOfAVeryLongSentenceAndCountsTheCuts() {
    List<String> words = new ArrayList<>(Collections.nCopies(5000, "9"));
    words.set(100, String.join(".", Collections.nCopies(200, "9")));
    words.set(200, "3");
    List<float[][]> results = new ArrayList<>();

    TaggingCounts counts =
        new SentenceTagger(ENCODER, new IdClassifier(), options(128, 32, SubwordStrategy.FIRST))
            .tag(List.of(words, List.<String>of(), List.of("5")).iterator(), collector(results));

    assertThat(results.get(0)).hasDimensions(5000, 3);
    assertThat(results.get(1)).isEmpty();
    assertThat(counts.sentences()).isEqualTo(3);
    assertThat(counts.tokens()).isEqualTo(5001);
    assertThat(counts.pieces()).isEqualTo(5200);
    assertThat(counts.splitSentences()).isEqualTo(1);
    assertThat(counts.windows()).isBetween(5200 / 126, 5200 / 80);
    assertThat(counts.cutTokens()).isEqualTo(1);
    assertThat(counts.unknownTokens()).isEqualTo(1);
    assertThat(counts.skippedSentences()).isZero();
  }

  @Test
  void handsSentencesOutBeforeTheLastOnesAreRead() {
    AtomicInteger read = new AtomicInteger();
    List<Integer> readWhenHandedOut = new ArrayList<>();
    Stream<List<String>> sentences =
        IntStream.range(0, 2000)
            .mapToObj(
                i -> {
                  read.incrementAndGet();
                  return Collections.nCopies(20, "9");
                });

    new SentenceTagger(
            ENCODER,
            new IdClassifier(),
            new TaggingOptions(32, 4, 100, SubwordStrategy.FIRST, false))
        .tag(
            sentences.iterator(),
            new SentenceConsumer() {
              @Override
              public void tagged(int sentence, float[][] probabilities) {
                assertThat(sentence).isEqualTo(readWhenHandedOut.size());
                readWhenHandedOut.add(read.get());
              }

              @Override
              public void skipped(int sentence, ClassifierException reason) {
                throw reason;
              }
            });

    assertThat(readWhenHandedOut).hasSize(2000);
    assertThat(readWhenHandedOut.get(0)).isLessThan(200);
    assertThat(readWhenHandedOut.get(1000)).isBetween(1001, 1200);
  }

  @Test
  void skipsOnlyTheSentenceThatFails() {
    TokenClassifier failing = failingOn(666);
    List<float[][]> results = new ArrayList<>();
    List<List<String>> sentences = List.of(List.of("7"), List.of("666"), List.of("8"));

    TaggingCounts counts =
        new SentenceTagger(
                ENCODER, failing, new TaggingOptions(16, 4, 100, SubwordStrategy.FIRST, true))
            .tag(sentences.iterator(), collector(results));

    assertThat(results).hasSize(3);
    assertThat(results.get(0)).isNotNull();
    assertThat(results.get(1)).isNull();
    assertThat(results.get(2)).isNotNull();
    assertThat(counts.skippedSentences()).isEqualTo(1);
    assertThat(counts.tokens()).isEqualTo(2);
  }

  @Test
  void aFailureEndsTheRunUnlessItIsSkipped() {
    SentenceTagger tagger =
        new SentenceTagger(ENCODER, failingOn(666), options(16, 4, SubwordStrategy.FIRST));

    assertThatThrownBy(() -> tagger.tag(List.of(List.of("7", "666"))))
        .isInstanceOf(ClassifierException.class)
        .hasMessage("out of memory");
  }

  @Test
  void numbersThatAreNotFiniteAreAFailure() {
    TokenClassifier broken =
        new IdClassifier() {
          @Override
          public Logits classify(int[][] rows) {
            Logits logits = super.classify(rows);
            logits.values().put(4, Float.NaN);
            return logits;
          }
        };
    SentenceTagger tagger =
        new SentenceTagger(ENCODER, broken, options(16, 4, SubwordStrategy.FIRST));

    assertThatThrownBy(() -> tagger.tag(List.of(List.of("7"))))
        .isInstanceOf(ClassifierException.class)
        .hasMessageContaining("not finite");
  }

  @Test
  void tellsEveryFaultOfItsOptions() {
    assertThat(new TaggingOptions(2, 0, 0, SubwordStrategy.FIRST, false).faults())
        .containsExactly(
            "maxPieces must be at least 3 (got 2)", "batchPieces must be at least 1 (got 0)");
    assertThat(new TaggingOptions(10, 8, 1, SubwordStrategy.FIRST, false).faults())
        .singleElement()
        .asString()
        .contains("overlap must be between 0 and")
        .contains("7 (got 8)");
  }

  private static TokenClassifier failingOn(int id) {
    return new IdClassifier() {
      @Override
      public Logits classify(int[][] rows) {
        for (int[] row : rows) {
          if (IntStream.of(row).anyMatch(piece -> piece == id)) {
            throw new ClassifierException("out of memory");
          }
        }
        return super.classify(rows);
      }
    };
  }

  private static SentenceConsumer collector(List<float[][]> results) {
    return new SentenceConsumer() {
      @Override
      public void tagged(int sentence, float[][] probabilities) {
        results.add(probabilities);
      }

      @Override
      public void skipped(int sentence, ClassifierException reason) {
        results.add(null);
      }
    };
  }

  private static TaggingOptions options(int maxPieces, int overlap, SubwordStrategy strategy) {
    return new TaggingOptions(maxPieces, overlap, 1024, strategy, false);
  }

  private static List<float[][]> tag(TaggingOptions options, List<String> sentence) {
    return tagAll(options, List.of(sentence));
  }

  private static List<float[][]> tagAll(TaggingOptions options, List<List<String>> sentences) {
    return new SentenceTagger(ENCODER, new IdClassifier(), options).tag(sentences);
  }

  private static List<List<String>> randomSentences(Random random, int maxPieces) {
    List<List<String>> sentences = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      List<String> words = new ArrayList<>();
      for (int word = random.nextInt(3 * maxPieces); word > 0; word--) {
        int pieces = 1 + random.nextInt(random.nextInt(15) == 0 ? 2 * maxPieces : 3);
        words.add(
            String.join(".", random.ints(pieces, 10, 1000).mapToObj(Integer::toString).toList()));
      }
      sentences.add(words);
    }
    return sentences;
  }

  private static float[] softmax(double... logits) {
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    float[] result = new float[logits.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (Math.exp(logits[i]) / sum);
    }
    return result;
  }
}
