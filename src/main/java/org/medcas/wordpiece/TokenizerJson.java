package org.medcas.wordpiece;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parsed {@code tokenizer.json}, the file of the Hugging Face {@code tokenizers} library.
 *
 * @param file where it was read
 * @param root its content
 */
record TokenizerJson(Path file, JsonObject root) {

  static TokenizerJson read(Path file) throws IOException {
    return new TokenizerJson(file, readObject(file));
  }

  /** The JSON object in {@code file}; a fault names the file. */
  static JsonObject readObject(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(reader).getAsJsonObject();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException("File is not a JSON object – " + file + " – write or copy it again", e);
    }
  }

  /** Kind of the model: {@code WordPiece}, {@code BPE}, {@code Unigram}, {@code WordLevel}. */
  String modelType() {
    JsonObject model = object(root, "model");
    if (model.has("type")) {
      return model.get("type").getAsString();
    }
    // Files from before 2021 leave the type out; only BPE has merges, only Unigram a list.
    if (model.has("merges")) {
      return "BPE";
    }
    return model.has("vocab") && model.get("vocab").isJsonArray() ? "Unigram" : "WordPiece";
  }

  /** Why {@link WordPieceEncoder} cannot stand in for this tokenizer, or empty where it can. */
  Optional<String> reasonAgainstWordPiece() {
    JsonObject model = object(root, "model");
    if (!modelType().equals("WordPiece")) {
      return Optional.of("its model is " + modelType());
    }
    if (!typeOf("normalizer").equals("BertNormalizer")) {
      return Optional.of("its normalizer is " + typeOf("normalizer"));
    }
    if (!typeOf("pre_tokenizer").equals("BertPreTokenizer")) {
      return Optional.of("its pre_tokenizer is " + typeOf("pre_tokenizer"));
    }
    String prefix = string(model, "continuing_subword_prefix", "##");
    if (!prefix.equals(WordPieceEncoder.CONTINUATION_PREFIX)) {
      return Optional.of("its pieces continue with " + prefix);
    }
    for (JsonElement added : addedTokens()) {
      JsonObject token = added.getAsJsonObject();
      if (flag(token, "normalized", true)
          || flag(token, "single_word", false)
          || flag(token, "lstrip", false)
          || flag(token, "rstrip", false)) {
        return Optional.of("its added token " + token.get("id") + " has matching rules of its own");
      }
    }
    return Optional.empty();
  }

  private String typeOf(String section) {
    return string(object(root, section), "type", "none");
  }

  /** The vocabulary of a WordPiece model. */
  Vocabulary vocabulary(SpecialPieceNames names) throws IOException {
    try {
      Map<String, Integer> pieces = new LinkedHashMap<>();
      object(object(root, "model"), "vocab")
          .entrySet()
          .forEach(entry -> pieces.put(entry.getKey(), entry.getValue().getAsInt()));
      List<AddedPiece> added = new ArrayList<>();
      for (JsonElement element : addedTokens()) {
        JsonObject token = element.getAsJsonObject();
        added.add(new AddedPiece(token.get("content").getAsString(), token.get("id").getAsInt()));
      }
      return new Vocabulary(pieces, added, names);
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      throw new IOException("Vocabulary cannot be read – " + file + " – " + e.getMessage(), e);
    }
  }

  /** The normaliser, with the meaning that the Hugging Face library gives to what is left out. */
  BertNormalizer normalizer() {
    JsonObject section = object(root, "normalizer");
    boolean lowercase = flag(section, "lowercase", true);
    return new BertNormalizer(
        flag(section, "clean_text", true),
        flag(section, "handle_chinese_chars", true),
        flag(section, "strip_accents", lowercase),
        lowercase);
  }

  int maxCharsPerRun() {
    JsonElement limit = object(root, "model").get("max_input_chars_per_word");
    return limit == null || limit.isJsonNull()
        ? WordPieceEncoder.DEFAULT_MAX_CHARS_PER_RUN
        : limit.getAsInt();
  }

  private JsonArray addedTokens() {
    JsonElement tokens = root.get("added_tokens");
    return tokens == null || tokens.isJsonNull() ? new JsonArray() : tokens.getAsJsonArray();
  }

  private static JsonObject object(JsonObject parent, String name) {
    JsonElement child = parent.get(name);
    return child == null || !child.isJsonObject() ? new JsonObject() : child.getAsJsonObject();
  }

  static boolean flag(JsonObject object, String name, boolean fallback) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? fallback : value.getAsBoolean();
  }

  static String string(JsonObject object, String name, String fallback) {
    JsonElement value = object.get(name);
    return value == null || value.isJsonNull() ? fallback : value.getAsString();
  }
}
