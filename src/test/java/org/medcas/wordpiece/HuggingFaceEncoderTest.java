package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuggingFaceEncoderTest extends PieceEncoderContract {

  @TempDir Path folder;

  @Override
  PieceEncoder open() throws IOException {
    return HuggingFaceEncoder.load(TinyTokenizers.byteLevel(folder));
  }

  @Test
  void putsABlankBeforeEachWordOfByteLevelBpe() throws IOException {
    try (PieceEncoder encoder = open()) {
      int wholeWord = encoder.encode(List.of("koorts")).ids()[0];
      PieceSequence sequence = encoder.encode(List.of("koorts", "CT-scan", "koorts"));

      assertThat(encoder.encode(List.of("koorts")).size()).isOne();
      assertThat(sequence.ids()).startsWith(wholeWord).endsWith(wholeWord);
      assertThat(sequence.words()).startsWith(0, 1, 1).endsWith(1, 1, 2);
    }
  }

  @Test
  void countsAnEmojiAsOneWordOfSeveralBytes() throws IOException {
    try (PieceEncoder encoder = open()) {
      assertThat(encoder.encode(List.of("😀", "koorts")).words()).containsExactly(0, 0, 0, 0, 0, 1);
    }
  }

  @Test
  void takesTheFrameFromTheTokenizer() throws IOException {
    try (PieceEncoder encoder = open()) {
      assertThat(encoder.special()).isEqualTo(new SpecialPieces(1, 3, 0, 2, 4));
    }
  }

  @Test
  void readsAUnigramModel() throws IOException {
    try (PieceEncoder encoder = HuggingFaceEncoder.load(TinyTokenizers.unigram(folder))) {
      assertThat(encoder.encode(List.of("koorts", "CT-scan", "")).ids()).startsWith(6, 7, 8, 9);
      assertThat(encoder.vocabularySize()).isEqualTo(15);
    }
  }

  @Test
  void refusesToEncodeWhenClosed() throws IOException {
    PieceEncoder encoder = open();
    encoder.close();

    assertThatIllegalStateException().isThrownBy(() -> encoder.encode(List.of("koorts")));
  }

  @Test
  void namesTheFileThatTheLibraryRefuses() throws IOException {
    Path file = folder.resolve("broken.json");
    Files.writeString(file, "{'model':{'type':'BPE','vocab':{'a':0}}}".replace('\'', '"'));

    assertThatIOException()
        .isThrownBy(() -> HuggingFaceEncoder.load(file))
        .withMessageContaining("broken.json");
  }
}
