package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordPieceEncoderTest {

  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          List.of(
              "[PAD]",
              "[UNK]",
              "[CLS]",
              "[SEP]",
              "[MASK]",
              "pat",
              "##ient",
              "##ie",
              "##nt",
              "-",
              "CT",
              "scan",
              "##s",
              "koorts",
              "漢",
              "e",
              "##e",
              "é",
              "##\uD83D\uDE00"));

  private final WordPieceEncoder cased = new WordPieceEncoder(VOCABULARY, BertNormalizer.cased());
  private final WordPieceEncoder uncased =
      new WordPieceEncoder(VOCABULARY, BertNormalizer.uncased());

  private static List<String> pieces(WordPieceEncoder encoder, String... words) {
    return java.util.Arrays.stream(encoder.encode(List.of(words)).ids())
        .mapToObj(VOCABULARY::piece)
        .toList();
  }

  @Test
  void takesTheLongestPieceFromTheLeft() {
    assertThat(pieces(cased, "patient", "patients"))
        .containsExactly("pat", "##ient", "pat", "##ient", "##s");
  }

  @Test
  void splitsAtPunctuationAndKeepsTheWordIndex() {
    PieceSequence sequence = cased.encode(List.of("koorts", "CT-scan"));

    assertThat(sequence.words()).containsExactly(0, 1, 1, 1);
    assertThat(pieces(cased, "koorts", "CT-scan")).containsExactly("koorts", "CT", "-", "scan");
  }

  @Test
  void makesOneUnknownOfAWordThatCannotBeSpelt() {
    assertThat(pieces(cased, "patx", "CT")).containsExactly("[UNK]", "CT");
  }

  @Test
  void makesOneUnknownOfAWordOfWhichNothingIsLeft() {
    assertThat(pieces(cased, "", "\u200b\u0000", " \u3000", "CT"))
        .containsExactly("[UNK]", "[UNK]", "[UNK]", "CT");
  }

  @Test
  void stripsAccentsOnlyWhereToldTo() {
    assertThat(pieces(cased, "é", "e\u0301")).containsExactly("é", "[UNK]");
    assertThat(pieces(uncased, "É", "Ee\u0301")).containsExactly("e", "e", "##e");
  }

  @Test
  void treatsEachIdeographAsAWord() {
    assertThat(pieces(cased, "pat漢scan")).containsExactly("pat", "漢", "scan");
  }

  @Test
  void matchesPiecesBeyondTheBasicPlane() {
    assertThat(pieces(cased, "pat\uD83D\uDE00", "pat\uD83D"))
        .containsExactly("pat", "##\uD83D\uDE00", "pat");
  }

  @Test
  void findsSpecialPiecesInTheRawText() {
    assertThat(pieces(uncased, "[MASK]", "pat[SEP]scan", "[sep]"))
        .containsExactly("[MASK]", "pat", "[SEP]", "scan", "[UNK]", "[UNK]", "[UNK]");
  }

  @Test
  void givesUpARunOfMoreThanAHundredCharacters() {
    assertThat(pieces(cased, "e".repeat(100))).hasSize(100);
    assertThat(pieces(cased, "e".repeat(101))).containsExactly("[UNK]");
    assertThat(pieces(cased, "e" + "\uD83D\uDE00".repeat(99))).hasSize(100);
  }

  @Test
  void namesTheRoleThatHasNoPiece() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Vocabulary.of(List.of("[PAD]", "[UNK]", "[CLS]")))
        .withMessageContaining("'end'")
        .withMessageContaining("[SEP]");
  }
}
