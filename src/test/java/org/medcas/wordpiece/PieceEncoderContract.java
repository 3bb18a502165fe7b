package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

/** What every {@link PieceEncoder} has to keep. */
abstract class PieceEncoderContract {

  private PieceEncoder encoder;

  abstract PieceEncoder open() throws Exception;

  @BeforeEach
  void openEncoder() throws Exception {
    encoder = open();
  }

  @AfterEach
  void closeEncoder() {
    encoder.close();
  }

  static List<String> randomWords(Random random, int most) {
    List<String> words = new ArrayList<>();
    for (int count = random.nextInt(most + 1); count > 0; count--) {
      words.add(RandomText.next(random, 4));
    }
    return words;
  }

  @Test
  void givesEveryWordAtLeastOnePieceInOrder() {
    Seeds.forAll(
        300,
        random -> {
          List<String> words = randomWords(random, 20);
          PieceSequence sequence = encoder.encode(words);
          assertThat(sequence.words()).isSorted();
          assertThat(IntStream.of(sequence.words()).distinct().toArray())
              .isEqualTo(IntStream.range(0, words.size()).toArray());
        });
  }

  @Test
  void staysInsideTheVocabulary() {
    Seeds.forAll(
        300,
        random ->
            assertThat(IntStream.of(encoder.encode(randomWords(random, 20)).ids()))
                .allMatch(id -> id >= 0 && id < encoder.vocabularySize()));
  }

  @Test
  void encodesEachWordByItself() {
    Seeds.forAll(
        100,
        random -> {
          List<String> words = randomWords(random, 10);
          int[] alone =
              words.stream()
                  .flatMapToInt(word -> IntStream.of(encoder.encode(List.of(word)).ids()))
                  .toArray();
          assertThat(encoder.encode(words).ids()).isEqualTo(alone);
        });
  }

  @Test
  void givesNothingForNoWords() {
    assertThat(encoder.encode(List.of()).size()).isZero();
  }

  @Test
  void cutsNothingOffALongSentence() {
    List<String> words = Stream.generate(() -> "koorts").limit(5000).toList();

    assertThat(encoder.encode(words).words()).contains(4999);
  }

  @Test
  void namesItsSpecialPieces() {
    SpecialPieces special = encoder.special();

    assertThat(
            List.of(
                special.padding(),
                special.unknown(),
                special.start(),
                special.end(),
                special.mask()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id >= 0 && id < encoder.vocabularySize());
  }

  @Test
  void givesTheSameInManyThreads() {
    Random random = new Random(7);
    List<List<String>> sentences =
        Stream.generate(() -> randomWords(random, 20)).limit(400).toList();
    List<PieceSequence> inTurn = sentences.stream().map(encoder::encode).toList();

    assertThat(sentences.parallelStream().map(encoder::encode).toList()).isEqualTo(inTurn);
  }

  @Test
  void mayBeClosedTwice() {
    encoder.close();
    encoder.close();

    assertThat(encoder.vocabularySize()).isPositive();
  }

  static List<String> alphabet(String... more) {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (char c = '!'; c <= 'ÿ'; c++) {
      pieces.add(String.valueOf(c));
      pieces.add("##" + c);
    }
    pieces.addAll(Arrays.asList(more));
    return pieces;
  }
}
