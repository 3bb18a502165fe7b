package org.medcas.wordpiece;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A parsed {@code tokenizer.json}, the file of the Hugging Face {@code tokenizers} library.
 *
 * @param file where it was read
 * @param root its content
 */
record TokenizerJson(String file, JsonObject root) {

  static TokenizerJson read(Path file) throws IOException {
    return new TokenizerJson(file.toString(), readObject(file));
  }

  static TokenizerJson read(TokenizerFiles files, String name) throws IOException {
    return new TokenizerJson(files.place(name), readObject(files, name));
  }

  /** The JSON object in {@code file}; a fault names the file. */
  static JsonObject readObject(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return readObject(stream, file.toString());
    }
  }

  /** The JSON object in the file {@code name}; a fault names the place. */
  static JsonObject readObject(TokenizerFiles files, String name) throws IOException {
    try (InputStream stream = files.open(name)) {
      return readObject(stream, files.place(name));
    }
  }

  private static JsonObject readObject(InputStream stream, String file) throws IOException {
    try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
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
      throw unreadable(e);
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

  /** All pieces of the model, of whichever type, and all added ones, with their ids. */
  Map<String, Integer> allIds() throws IOException {
    Map<String, Integer> ids = new LinkedHashMap<>();
    try {
      JsonElement vocabulary = object(root, "model").get("vocab");
      if (vocabulary.isJsonArray()) {
        for (JsonElement entry : vocabulary.getAsJsonArray()) {
          ids.put(entry.getAsJsonArray().get(0).getAsString(), ids.size());
        }
      } else {
        vocabulary
            .getAsJsonObject()
            .entrySet()
            .forEach(entry -> ids.put(entry.getKey(), entry.getValue().getAsInt()));
      }
      for (JsonElement added : addedTokens()) {
        JsonObject token = added.getAsJsonObject();
        ids.put(token.get("content").getAsString(), token.get("id").getAsInt());
      }
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      throw unreadable(e);
    }
    return ids;
  }

  /** The special pieces among {@code ids}; a missing one names this file. */
  SpecialPieces find(SpecialPieceNames names, Map<String, Integer> ids) throws IOException {
    try {
      return names.find(
          name -> ids.containsKey(name) ? OptionalInt.of(ids.get(name)) : OptionalInt.empty());
    } catch (IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /**
   * This tokenizer for words that stand alone: nothing is cut or filled up, and byte-level BPE puts
   * a blank before each word.
   */
  JsonObject forWords() {
    JsonObject copy = root.deepCopy();
    copy.remove("truncation");
    copy.remove("padding");
    prefixBlank(object(copy, "pre_tokenizer"));
    return copy;
  }

  private static void prefixBlank(JsonObject preTokenizer) {
    if (string(preTokenizer, "type", "").equals("ByteLevel")) {
      preTokenizer.addProperty("add_prefix_space", true);
    }
    JsonElement parts = preTokenizer.get("pretokenizers");
    if (parts != null && parts.isJsonArray()) {
      parts.getAsJsonArray().forEach(part -> prefixBlank(part.getAsJsonObject()));
    }
  }

  private IOException unreadable(RuntimeException e) {
    return new IOException("Vocabulary cannot be read – " + file + " – " + e.getMessage(), e);
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
