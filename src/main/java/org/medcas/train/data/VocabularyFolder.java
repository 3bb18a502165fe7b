package org.medcas.train.data;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceEncoder;

/** The WordPiece tokenizer of a Hugging Face folder, for training. */
public final class VocabularyFolder {

  private static final String VOCABULARY = "vocab.txt";
  private static final String CONFIG = "tokenizer_config.json";
  private static final String LOWER_CASE = "do_lower_case";

  private VocabularyFolder() {}

  /**
   * Reads {@code vocab.txt} and, for the case, {@code tokenizer_config.json}; cased where that is
   * missing.
   *
   * @throws IOException if there is no vocabulary or it cannot be read
   */
  public static WordPieceEncoder read(Path folder) throws IOException {
    Path file = folder.resolve(VOCABULARY);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          "Training needs a WordPiece vocabulary: no vocab.txt ["
              + folder
              + "] - make one with 'medcas vocabulary'");
    }
    BertNormalizer normalizer =
        isLowerCased(folder) ? BertNormalizer.uncased() : BertNormalizer.cased();
    return new WordPieceEncoder(Vocabulary.read(file), normalizer);
  }

  private static boolean isLowerCased(Path folder) throws IOException {
    Path file = folder.resolve(CONFIG);
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try {
      JsonObject config =
          JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
      return config.has(LOWER_CASE) && config.get(LOWER_CASE).getAsBoolean();
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException("Not a JSON object [" + file + "]: " + e.getMessage(), e);
    }
  }
}
