package org.medcas.wordpiece;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the tokenizer of a model folder, in whichever form it comes. Thread-safe. */
public final class PieceEncoders {

  /** The file of the Hugging Face {@code tokenizers} library. */
  public static final String TOKENIZER_JSON = "tokenizer.json";

  /** The file of the original BERT: a piece per line. */
  public static final String VOCABULARY_TEXT = "vocab.txt";

  private static final Logger LOG = LoggerFactory.getLogger(PieceEncoders.class);

  private PieceEncoders() {}

  /**
   * The encoder for {@code folder}: {@link WordPieceEncoder} for a {@code tokenizer.json} of BERT's
   * kind or, without one, a {@code vocab.txt}; {@link HuggingFaceEncoder} for any other {@code
   * tokenizer.json}. The caller closes it.
   *
   * <p>What {@code tokenizer_config.json} says about case and accents counts for the first kind
   * only; the second follows its {@code tokenizer.json} alone.
   *
   * @throws IOException if there is no tokenizer or it cannot be read; the message says what was
   *     found and what was expected
   */
  public static PieceEncoder load(Path folder) throws IOException {
    return load(TokenizerFiles.in(folder));
  }

  /**
   * The encoder whose files {@code files} has, chosen as for a folder. The caller closes it.
   *
   * @throws IOException if there is no tokenizer or it cannot be read; the message says what was
   *     found and what was expected
   */
  public static PieceEncoder load(TokenizerFiles files) throws IOException {
    TokenizerConfig config = TokenizerConfig.read(files);
    if (files.has(TOKENIZER_JSON)) {
      return load(TokenizerJson.read(files, TOKENIZER_JSON), config);
    }
    if (files.has(VOCABULARY_TEXT)) {
      return new WordPieceEncoder(
          VocabularyText.read(files, VOCABULARY_TEXT, config.names()), config.normalizer());
    }
    throw new IOException(
        "Model has no tokenizer – "
            + files.place(TOKENIZER_JSON)
            + " – expected "
            + TOKENIZER_JSON
            + " or "
            + VOCABULARY_TEXT
            + "; a tokenizer in another form is saved as "
            + TOKENIZER_JSON
            + " by AutoTokenizer.from_pretrained(…).save_pretrained(…)");
  }

  private static PieceEncoder load(TokenizerJson json, TokenizerConfig config) throws IOException {
    Optional<String> reason = json.reasonAgainstWordPiece();
    if (reason.isPresent()) {
      LOG.info("{} goes through the Hugging Face library, because {}", json.file(), reason.get());
      return HuggingFaceEncoder.load(json, config.names());
    }
    return new WordPieceEncoder(
        json.vocabulary(config.names()), config.override(json.normalizer()), json.maxCharsPerRun());
  }
}
