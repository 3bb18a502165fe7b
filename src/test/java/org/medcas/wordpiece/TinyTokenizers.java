package org.medcas.wordpiece;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small tokenizers of other kinds than WordPiece, as their {@code tokenizer.json} spells them. */
public final class TinyTokenizers {

  private static final List<String> ROBERTA_SPECIAL =
      List.of("<s>", "<pad>", "</s>", "<unk>", "<mask>");

  private TinyTokenizers() {}

  /** Byte-level BPE as RoBERTa has it, without a blank before the first word. */
  public static Path byteLevel(Path folder) throws IOException {
    JsonObject vocabulary = new JsonObject();
    ROBERTA_SPECIAL.forEach(piece -> vocabulary.addProperty(piece, vocabulary.size()));
    for (int value = 0; value < 256; value++) {
      vocabulary.addProperty(byteLetter(value), vocabulary.size());
    }
    JsonArray merges = new JsonArray();
    for (String merge : List.of("Ġ k", "o o", "Ġk oo", "r t", "Ġkoo rt", "Ġkoort s", "s c")) {
      merges.add(merge);
      vocabulary.addProperty(merge.replace(" ", ""), vocabulary.size());
    }
    JsonObject model = parse("{'type':'BPE','unk_token':null,'fuse_unk':false}");
    model.add("vocab", vocabulary);
    model.add("merges", merges);
    return write(
        folder,
        model,
        "{'type':'ByteLevel','add_prefix_space':false,'trim_offsets':true,'use_regex':true}");
  }

  /** Unigram with a mark for the blank, as XLM-R has it. */
  static Path unigram(Path folder) throws IOException {
    JsonArray vocabulary = new JsonArray();
    ROBERTA_SPECIAL.forEach(piece -> vocabulary.add(scored(piece, 0)));
    for (String piece : List.of("▁", "▁koorts", "▁CT", "-", "scan", "k", "o", "r", "t", "s")) {
      vocabulary.add(scored(piece, -piece.length()));
    }
    JsonObject model = parse("{'type':'Unigram','unk_id':3}");
    model.add("vocab", vocabulary);
    return write(folder, model, "{'type':'Metaspace','replacement':'▁','prepend_scheme':'always'}");
  }

  private static JsonArray scored(String piece, int score) {
    JsonArray entry = new JsonArray();
    entry.add(piece);
    entry.add((double) score);
    return entry;
  }

  private static Path write(Path folder, JsonObject model, String preTokenizer) throws IOException {
    JsonObject root = parse("{'version':'1.0','truncation':null,'padding':null,'normalizer':null}");
    JsonArray added = new JsonArray();
    for (int id = 0; id < ROBERTA_SPECIAL.size(); id++) {
      JsonObject token =
          parse(
              "{'single_word':false,'lstrip':false,'rstrip':false,'normalized':false,"
                  + "'special':true}");
      token.addProperty("id", id);
      token.addProperty("content", ROBERTA_SPECIAL.get(id));
      added.add(token);
    }
    root.add("added_tokens", added);
    root.add("pre_tokenizer", parse(preTokenizer));
    root.add(
        "post_processor",
        parse(
            "{'type':'RobertaProcessing','sep':['</s>',2],'cls':['<s>',0],'trim_offsets':true,"
                + "'add_prefix_space':true}"));
    root.add("decoder", null);
    root.add("model", model);
    Path file = folder.resolve(PieceEncoders.TOKENIZER_JSON);
    Files.writeString(file, root.toString());
    return file;
  }

  static JsonObject parse(String json) {
    return JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject();
  }

  /** The letter that stands for a byte: itself where it is visible, else one from U+0100 on. */
  private static String byteLetter(int value) {
    int hidden = 0;
    for (int b = 0; b < value; b++) {
      hidden += isVisible(b) ? 0 : 1;
    }
    return Character.toString(isVisible(value) ? value : 0x100 + hidden);
  }

  private static boolean isVisible(int value) {
    return (value >= '!' && value <= '~') || (value >= 0xA1 && value <= 0xAC) || value >= 0xAE;
  }
}
