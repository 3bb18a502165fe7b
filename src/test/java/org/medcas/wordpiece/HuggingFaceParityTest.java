package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

/** The plain Java encoder gives the pieces of the Hugging Face library: no difference at all. */
class HuggingFaceParityTest {

  private static final int LISTS = 500;
  private static final int WORDS_PER_LIST = 110;

  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");

  private static final int[] CODE_POINTS = interestingCodePoints();

  @TempDir Path folder;

  static List<BertNormalizer> usualOptions() {
    return List.of(
        new BertNormalizer(true, true, false, false),
        new BertNormalizer(true, true, true, false),
        new BertNormalizer(true, true, false, true),
        new BertNormalizer(true, true, true, true));
  }

  static List<BertNormalizer> allOptions() {
    return IntStream.range(0, 16)
        .mapToObj(
            bits ->
                new BertNormalizer(
                    (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("usualOptions")
  void agreesOnRandomWords(BertNormalizer normalizer) throws IOException {
    try (Pair pair = pair(fragments(normalizer), normalizer)) {
      Seeds.forAll(LISTS, random -> pair.assertEqualPieces(words(random, WORDS_PER_LIST)));
    }
  }

  @ParameterizedTest
  @MethodSource("allOptions")
  void agreesUnderEveryOption(BertNormalizer normalizer) throws IOException {
    try (Pair pair = pair(fragments(normalizer), normalizer)) {
      Seeds.forAll(20, random -> pair.assertEqualPieces(words(random, WORDS_PER_LIST)));
    }
  }

  /** With a vocabulary of all single characters no difference in a table can hide. */
  @ParameterizedTest
  @MethodSource("usualOptions")
  void agreesOnEveryCodePoint(BertNormalizer normalizer) throws IOException {
    List<String> known = new ArrayList<>(SPECIAL);
    Arrays.stream(CODE_POINTS)
        .filter(UCharacter::isDefined)
        .mapToObj(Character::toString)
        .filter(character -> !character.equals("\0"))
        .forEach(character -> known.addAll(List.of(character, "##" + character)));
    try (Pair pair = pair(known, normalizer)) {
      List<String> words =
          Arrays.stream(CODE_POINTS).mapToObj(c -> "a" + Character.toString(c) + "b").toList();
      for (int begin = 0; begin < words.size(); begin += 500) {
        pair.assertEqualPieces(words.subList(begin, Math.min(begin + 500, words.size())));
      }
    }
  }

  /**
   * An unpaired surrogate makes the native side read the whole text as damaged; what it then drops
   * is the same as long as no pair stands beside it.
   */
  @Test
  void agreesOnUnpairedSurrogatesAsFarAsTheNativeSideTakesThem() throws IOException {
    try (Pair pair = pair(fragments(BertNormalizer.cased()), BertNormalizer.cased())) {
      List<String> words =
          List.of("a\ud83db", "\ude00", "koorts\ud800", "\udfff-\ud800", "é\ud83d");
      assertThat(pair.encoder.encode(words)).isEqualTo(pair.reference.encode(words));
    }
  }

  /** All of Unicode that can matter, and a sample of the planes that hold nothing. */
  private static int[] interestingCodePoints() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .filter(c -> !isDull(c) || c % 97 == 0 || isBesideABlockOfIdeographs(c))
        .toArray();
  }

  /** Blocks begin and end at multiples of 16, whether or not characters stand there. */
  private static boolean isBesideABlockOfIdeographs(int codePoint) {
    return codePoint < 0x40000 && (codePoint % 16 == 0 || codePoint % 16 == 15);
  }

  private static boolean isDull(int codePoint) {
    boolean isEmptyPlane = codePoint >= 0x40000 && codePoint < 0xE0000 || codePoint > 0xE1000;
    boolean isIdeographOfOneKind = codePoint >= 0x20000 && !UCharacter.isDefined(codePoint);
    boolean isHangul = codePoint > 0xAC00 && codePoint < 0xD7A3;
    boolean isUnifiedIdeograph =
        UCharacter.hasBinaryProperty(codePoint, com.ibm.icu.lang.UProperty.UNIFIED_IDEOGRAPH);
    return isEmptyPlane || isIdeographOfOneKind || isHangul || isUnifiedIdeograph;
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(wellFormed(word(random)));
    }
    return words;
  }

  private static String word(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> marks(random);
      case 1 -> RandomText.next(random, 60).replace(" ", "");
      case 2 -> "x".repeat(95 + random.nextInt(10)) + RandomText.next(random, 3);
      case 3 -> RandomText.next(random, 3) + special(random) + RandomText.next(random, 3);
      case 4 -> RandomText.next(random, 3).toUpperCase(java.util.Locale.ROOT);
      default -> RandomText.next(random, 5);
    };
  }

  private static String special(Random random) {
    String piece = SPECIAL.get(random.nextInt(SPECIAL.size()));
    return random.nextInt(3) == 0 ? piece.toLowerCase(java.util.Locale.ROOT) : piece;
  }

  /** Letters under heaps of marks, which canonical ordering has to sort. */
  private static String marks(Random random) {
    int[] marks = {
      0x302E, 0x302F, 0x8D4, 0x8E1, 0x1DFB, 0x301, 0x323, 0x31B, 0x345, 0x1D165, 0x1D16D, 0x8D4,
      0x8E2, 0x1DF6, 0x1DFA, 0x1E08F, 0x5B0, 0x64B, 0x3099, 0x94D, 0x10D24, 0x1885, 0xA9BD, 0x111C9,
      0x1734
    };
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      boolean isMark = random.nextInt(4) > 0;
      text.appendCodePoint(isMark ? marks[random.nextInt(marks.length)] : random.nextInt(0x2000));
    }
    return text.toString();
  }

  /** The library's text is UTF-8, which has no unpaired surrogates. */
  private static String wellFormed(String text) {
    return text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** A vocabulary that spells most random words: characters and stretches of normalised words. */
  private static List<String> fragments(BertNormalizer normalizer) {
    Set<String> pieces = new LinkedHashSet<>(SPECIAL);
    Random random = new Random(1);
    for (int i = 0; i < 8_000; i++) {
      int[] word = normalizer.normalize(wellFormed(word(random))).codePoints().toArray();
      int begin = random.nextInt(word.length + 1);
      int end = Math.min(word.length, begin + random.nextInt(5));
      String piece = new String(word, begin, end - begin);
      if (!piece.isEmpty() && piece.indexOf('\0') < 0) {
        pieces.add(random.nextInt(3) == 0 ? piece : "##" + piece);
      }
    }
    return List.copyOf(pieces);
  }

  private Pair pair(List<String> pieces, BertNormalizer normalizer) throws IOException {
    Vocabulary vocabulary = Vocabulary.of(pieces);
    Path file = folder.resolve(PieceEncoders.TOKENIZER_JSON);
    WordPieceFiles.writeTokenizer(file, vocabulary, normalizer);
    return new Pair(
        new WordPieceEncoder(vocabulary, normalizer),
        new HuggingFaceReference(file, vocabulary.special().unknown()));
  }

  private record Pair(WordPieceEncoder encoder, HuggingFaceReference reference)
      implements AutoCloseable {

    void assertEqualPieces(List<String> words) {
      PieceSequence ours = encoder.encode(words);
      PieceSequence theirs = reference.encode(words);
      if (!ours.equals(theirs)) {
        words.forEach(this::assertEqualPiecesOf);
        assertThat(ours).isEqualTo(theirs);
      }
    }

    private void assertEqualPiecesOf(String word) {
      assertThat(names(encoder.encode(List.of(word))))
          .as(word.codePoints().mapToObj(Integer::toHexString).collect(Collectors.joining(" ")))
          .isEqualTo(names(reference.encode(List.of(word))));
    }

    private List<String> names(PieceSequence sequence) {
      return Arrays.stream(sequence.ids()).mapToObj(encoder.vocabulary()::piece).toList();
    }

    @Override
    public void close() {
      reference.close();
    }
  }
}
