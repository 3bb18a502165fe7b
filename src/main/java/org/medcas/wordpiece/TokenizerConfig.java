package org.medcas.wordpiece;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code tokenizer_config.json} and {@code special_tokens_map.json} beside a tokenizer say;
 * both may be absent.
 *
 * @param config content of the first, empty where there is none
 * @param specialTokens content of the second, empty where there is none
 */
record TokenizerConfig(JsonObject config, JsonObject specialTokens) {

  static final String FILE_NAME = "tokenizer_config.json";

  static TokenizerConfig read(TokenizerFiles files) throws IOException {
    return new TokenizerConfig(
        readIfPresent(files, FILE_NAME), readIfPresent(files, "special_tokens_map.json"));
  }

  private static JsonObject readIfPresent(TokenizerFiles files, String name) throws IOException {
    return files.has(name) ? TokenizerJson.readObject(files, name) : new JsonObject();
  }

  /** The names given here, then the usual ones. */
  SpecialPieceNames names() {
    SpecialPieceNames usual = SpecialPieceNames.USUAL;
    return new SpecialPieceNames(
        names(usual.padding(), "pad_token"),
        names(usual.unknown(), "unk_token"),
        names(usual.start(), "cls_token", "bos_token"),
        names(usual.end(), "sep_token", "eos_token"),
        names(usual.mask(), "mask_token"));
  }

  private List<String> names(List<String> usual, String... keys) {
    List<String> names = new ArrayList<>();
    for (String key : keys) {
      addName(config.get(key), names);
      addName(specialTokens.get(key), names);
    }
    names.addAll(usual);
    return names.stream().distinct().toList();
  }

  private static void addName(JsonElement value, List<String> names) {
    if (value != null && value.isJsonPrimitive()) {
      names.add(value.getAsString());
    } else if (value != null && value.isJsonObject() && value.getAsJsonObject().has("content")) {
      names.add(value.getAsJsonObject().get("content").getAsString());
    }
  }

  /**
   * The normaliser of a {@code vocab.txt}: what is said here, else BERT's defaults, of which {@code
   * do_lower_case = true} is the one that surprises.
   */
  BertNormalizer normalizer() {
    boolean lowercase = TokenizerJson.flag(config, "do_lower_case", true);
    return new BertNormalizer(
        TokenizerJson.flag(config, "clean_text", true),
        TokenizerJson.flag(config, "tokenize_chinese_chars", true),
        TokenizerJson.flag(config, "strip_accents", lowercase),
        lowercase);
  }

  /**
   * The normaliser of a {@code tokenizer.json}, overridden by what is said here: the {@code
   * transformers} library gives this file precedence, too.
   */
  BertNormalizer override(BertNormalizer written) {
    boolean lowercase = TokenizerJson.flag(config, "do_lower_case", written.lowercase());
    boolean followsCase = config.has("strip_accents") || lowercase != written.lowercase();
    return new BertNormalizer(
        written.cleanText(),
        TokenizerJson.flag(config, "tokenize_chinese_chars", written.handleChineseChars()),
        TokenizerJson.flag(
            config, "strip_accents", followsCase ? lowercase : written.stripAccents()),
        lowercase);
  }
}
