package org.medcas.wordpiece;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a WordPiece tokenizer in the forms that the Hugging Face libraries load, each with the
 * same result: {@code tokenizer.json}, and {@code vocab.txt} with {@code tokenizer_config.json}.
 */
public final class WordPieceFiles {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private WordPieceFiles() {}

  /**
   * Writes the three files into {@code folder}, which is made if need be.
   *
   * @throws IllegalArgumentException if {@code vocabulary} has gaps between its ids, pieces with
   *     white space, or no padding or mask piece
   */
  public static void write(Path folder, Vocabulary vocabulary, BertNormalizer normalizer)
      throws IOException {
    Files.createDirectories(folder);
    VocabularyText.write(folder.resolve(PieceEncoders.VOCABULARY_TEXT), vocabulary);
    writeJson(folder.resolve(TokenizerConfig.FILE_NAME), config(vocabulary, normalizer));
    writeTokenizer(folder.resolve(PieceEncoders.TOKENIZER_JSON), vocabulary, normalizer);
  }

  static void writeTokenizer(Path file, Vocabulary vocabulary, BertNormalizer normalizer)
      throws IOException {
    writeJson(file, tokenizer(vocabulary, normalizer));
  }

  private static void writeJson(Path file, JsonObject content) throws IOException {
    Files.writeString(file, GSON.toJson(content) + "\n", StandardCharsets.UTF_8);
  }

  private static JsonObject config(Vocabulary vocabulary, BertNormalizer normalizer) {
    SpecialPieces special = vocabulary.special();
    JsonObject config = new JsonObject();
    config.addProperty("tokenizer_class", "BertTokenizer");
    config.addProperty("do_lower_case", normalizer.lowercase());
    config.addProperty("strip_accents", normalizer.stripAccents());
    config.addProperty("tokenize_chinese_chars", normalizer.handleChineseChars());
    config.addProperty("clean_text", normalizer.cleanText());
    config.addProperty("pad_token", vocabulary.piece(special.padding()));
    config.addProperty("unk_token", vocabulary.piece(special.unknown()));
    config.addProperty("cls_token", vocabulary.piece(special.start()));
    config.addProperty("sep_token", vocabulary.piece(special.end()));
    config.addProperty("mask_token", vocabulary.piece(mask(special)));
    return config;
  }

  private static int mask(SpecialPieces special) {
    if (special.mask() == SpecialPieces.ABSENT) {
      throw new IllegalArgumentException("A written vocabulary needs a mask piece (got none)");
    }
    return special.mask();
  }

  private static JsonObject tokenizer(Vocabulary vocabulary, BertNormalizer normalizer) {
    JsonObject root = new JsonObject();
    root.addProperty("version", "1.0");
    root.add("truncation", JsonNull.INSTANCE);
    root.add("padding", JsonNull.INSTANCE);
    root.add("added_tokens", addedTokens(vocabulary));
    root.add("normalizer", normalizer(normalizer));
    root.add("pre_tokenizer", typed("BertPreTokenizer"));
    root.add("post_processor", frame(vocabulary));
    JsonObject decoder = typed("WordPiece");
    decoder.addProperty("prefix", WordPieceEncoder.CONTINUATION_PREFIX);
    decoder.addProperty("cleanup", true);
    root.add("decoder", decoder);
    root.add("model", model(vocabulary));
    return root;
  }

  private static JsonArray addedTokens(Vocabulary vocabulary) {
    JsonArray tokens = new JsonArray();
    for (AddedPiece piece : vocabulary.added()) {
      JsonObject token = new JsonObject();
      token.addProperty("id", piece.id());
      token.addProperty("content", piece.text());
      token.addProperty("single_word", false);
      token.addProperty("lstrip", false);
      token.addProperty("rstrip", false);
      token.addProperty("normalized", false);
      token.addProperty("special", true);
      tokens.add(token);
    }
    return tokens;
  }

  private static JsonObject normalizer(BertNormalizer normalizer) {
    JsonObject section = typed("BertNormalizer");
    section.addProperty("clean_text", normalizer.cleanText());
    section.addProperty("handle_chinese_chars", normalizer.handleChineseChars());
    section.addProperty("strip_accents", normalizer.stripAccents());
    section.addProperty("lowercase", normalizer.lowercase());
    return section;
  }

  /** Start and end piece around one sequence, and a second sequence with its own end. */
  private static JsonObject frame(Vocabulary vocabulary) {
    SpecialPieces special = vocabulary.special();
    JsonObject frame = typed("BertProcessing");
    frame.add("sep", pair(vocabulary, special.end()));
    frame.add("cls", pair(vocabulary, special.start()));
    return frame;
  }

  private static JsonElement pair(Vocabulary vocabulary, int id) {
    JsonArray pair = new JsonArray();
    pair.add(vocabulary.piece(id));
    pair.add(id);
    return pair;
  }

  private static JsonObject model(Vocabulary vocabulary) {
    JsonObject model = typed("WordPiece");
    model.addProperty("unk_token", vocabulary.piece(vocabulary.special().unknown()));
    model.addProperty("continuing_subword_prefix", WordPieceEncoder.CONTINUATION_PREFIX);
    model.addProperty("max_input_chars_per_word", WordPieceEncoder.DEFAULT_MAX_CHARS_PER_RUN);
    JsonObject pieces = new JsonObject();
    vocabulary.model().forEach(pieces::addProperty);
    model.add("vocab", pieces);
    return model;
  }

  private static JsonObject typed(String type) {
    JsonObject section = new JsonObject();
    section.addProperty("type", type);
    return section;
  }
}
