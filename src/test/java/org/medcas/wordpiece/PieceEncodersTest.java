package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PieceEncodersTest {

  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "Een", "één", "een", "x"));

  @TempDir Path folder;

  private int[] ids(String... words) throws IOException {
    try (PieceEncoder encoder = PieceEncoders.load(folder)) {
      return encoder.encode(List.of(words)).ids();
    }
  }

  private void writeVocabulary() throws IOException {
    Files.write(folder.resolve("vocab.txt"), VOCABULARY.pieces());
  }

  private void writeConfig(String json) throws IOException {
    Files.writeString(folder.resolve("tokenizer_config.json"), json.replace('\'', '"'));
  }

  @Test
  void takesAnUncasedModelForGrantedWhereOnlyAVocabularyIsThere() throws IOException {
    writeVocabulary();

    assertThat(ids("Een", "Één")).containsExactly(7, 7);
  }

  @Test
  void followsTheConfigurationOfAVocabulary() throws IOException {
    writeVocabulary();
    writeConfig("{'do_lower_case':true,'strip_accents':false}");
    assertThat(ids("Een", "Één")).containsExactly(7, 6);

    writeConfig("{'do_lower_case':false}");
    assertThat(ids("Een", "één")).containsExactly(5, 6);
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    for (boolean lowercase : new boolean[] {true, false}) {
      for (boolean strip : new boolean[] {true, false}) {
        BertNormalizer normalizer = new BertNormalizer(true, true, strip, lowercase);
        WordPieceFiles.write(folder, VOCABULARY, normalizer);
        int[] expected =
            new WordPieceEncoder(VOCABULARY, normalizer).encode(List.of("Een", "Één")).ids();

        assertThat(ids("Een", "Één")).isEqualTo(expected);
        Files.delete(folder.resolve("tokenizer.json"));
        assertThat(ids("Een", "Één")).isEqualTo(expected);
      }
    }
  }

  @Test
  void letsTheConfigurationOverrideTheTokenizer() throws IOException {
    WordPieceFiles.write(folder, VOCABULARY, BertNormalizer.cased());
    writeConfig("{'do_lower_case':true}");
    assertThat(ids("Één")).containsExactly(7);

    writeConfig("{}");
    assertThat(ids("Een", "één")).containsExactly(5, 6);
  }

  @Test
  void takesSpecialPiecesByTheirConfiguredNames() throws IOException {
    Files.write(folder.resolve("vocab.txt"), List.of("<p>", "<u>", "<b>", "<e>", "<m>", "x"));
    writeConfig(
        "{'pad_token':'<p>','unk_token':{'content':'<u>'},'cls_token':'<b>','sep_token':'<e>',"
            + "'mask_token':'<m>'}");

    try (PieceEncoder encoder = PieceEncoders.load(folder)) {
      assertThat(encoder.special()).isEqualTo(new SpecialPieces(0, 1, 2, 3, 4));
      assertThat(encoder.encode(List.of("x<m>", "y")).ids()).containsExactly(5, 4, 1);
    }
  }

  @Test
  void sendsOtherModelsToTheHuggingFaceLibrary() throws IOException {
    TinyTokenizers.byteLevel(folder);

    try (PieceEncoder encoder = PieceEncoders.load(folder)) {
      assertThat(encoder).isInstanceOf(HuggingFaceEncoder.class);
    }
  }

  @Test
  void sendsWordPieceWithUnusualRulesToTheHuggingFaceLibrary() throws IOException {
    WordPieceFiles.write(folder, VOCABULARY, BertNormalizer.cased());
    Path file = folder.resolve("tokenizer.json");
    JsonObject root = TokenizerJson.readObject(file);
    root.getAsJsonArray("added_tokens").get(4).getAsJsonObject().addProperty("lstrip", true);
    Files.writeString(file, root.toString());

    try (PieceEncoder encoder = PieceEncoders.load(folder)) {
      assertThat(encoder).isInstanceOf(HuggingFaceEncoder.class);
      assertThat(encoder.encode(List.of("Een", "één")).ids()).containsExactly(5, 6);
    }
  }

  @Test
  void saysWhatItExpectedInAFolderWithoutTokenizer() {
    assertThatIOException()
        .isThrownBy(() -> PieceEncoders.load(folder))
        .withMessageContaining("tokenizer.json")
        .withMessageContaining("vocab.txt")
        .withMessageContaining(folder.toString());
  }

  @Test
  void namesABrokenFile() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), "{");
    assertThatIOException()
        .isThrownBy(() -> PieceEncoders.load(folder))
        .withMessageContaining("tokenizer.json");

    Files.writeString(folder.resolve("tokenizer.json"), "[]");
    assertThatIOException().isThrownBy(() -> PieceEncoders.load(folder));

    Files.delete(folder.resolve("tokenizer.json"));
    Files.write(folder.resolve("vocab.txt"), "[PAD]\né".getBytes(StandardCharsets.ISO_8859_1));
    assertThatIOException()
        .isThrownBy(() -> PieceEncoders.load(folder))
        .withMessageContaining("UTF-8");

    Files.write(folder.resolve("vocab.txt"), List.of("a", "b"));
    assertThatIOException()
        .isThrownBy(() -> PieceEncoders.load(folder))
        .withMessageContaining("unknown")
        .withMessageContaining("vocab.txt");
  }

  @Test
  void readsBothFormsOfAVocabulary() throws IOException {
    WordPieceFiles.write(folder, VOCABULARY, BertNormalizer.cased());

    assertThat(Vocabulary.read(folder.resolve("vocab.txt")).pieces())
        .isEqualTo(VOCABULARY.pieces());
    assertThat(Vocabulary.read(folder.resolve("tokenizer.json")).pieces())
        .isEqualTo(VOCABULARY.pieces());
  }

  @Test
  void refusesToWriteAPieceThatWouldNotComeBack() {
    Vocabulary vocabulary =
        Vocabulary.of(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a b ", "c"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordPieceFiles.write(folder, vocabulary, BertNormalizer.cased()))
        .withMessageContaining("id 5");
  }
}
