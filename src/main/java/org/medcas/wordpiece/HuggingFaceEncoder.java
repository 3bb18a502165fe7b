package org.medcas.wordpiece;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Any tokenizer of the Hugging Face {@code tokenizers} library, by its native code: byte-level BPE
 * (RoBERTa), Unigram (XLM-R, DeBERTa) and the rest.
 *
 * <p>Words go in as words; the library says which word each piece belongs to. Its character spans
 * are not used: they count code points and are relative to the word. Every word of byte-level BPE
 * is encoded as if a blank stood before it, which is how such models were trained on words. Some
 * thirty times slower than {@link WordPieceEncoder}.
 *
 * <p>Thread-safe. Holds native memory: whoever loaded it closes it after the last call; {@link
 * #encode} after that throws {@link IllegalStateException}.
 */
public final class HuggingFaceEncoder implements PieceEncoder {

  private static final Map<String, String> OPTIONS =
      Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false");

  private final HuggingFaceTokenizer tokenizer;
  private final SpecialPieces special;
  private final int vocabularySize;

  private HuggingFaceEncoder(
      HuggingFaceTokenizer tokenizer, SpecialPieces special, int vocabularySize) {
    this.tokenizer = tokenizer;
    this.special = special;
    this.vocabularySize = vocabularySize;
  }

  /**
   * Loads a {@code tokenizer.json} of any kind; special pieces have their usual names.
   *
   * @throws IOException if the file cannot be read or the library refuses it
   */
  public static HuggingFaceEncoder load(Path tokenizerJson) throws IOException {
    return load(TokenizerJson.read(tokenizerJson), SpecialPieceNames.USUAL);
  }

  static HuggingFaceEncoder load(TokenizerJson json, SpecialPieceNames names) throws IOException {
    DjlOffline.ensure();
    Map<String, Integer> ids = json.allIds();
    int size = ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
    HuggingFaceTokenizer tokenizer = open(json);
    try {
      SpecialPieces named = json.find(names, ids);
      return new HuggingFaceEncoder(tokenizer, framed(tokenizer, named, json.file()), size);
    } catch (IOException | RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static HuggingFaceTokenizer open(TokenizerJson json) throws IOException {
    byte[] content = json.forWords().toString().getBytes(StandardCharsets.UTF_8);
    try (InputStream stream = new ByteArrayInputStream(content)) {
      return HuggingFaceTokenizer.newInstance(stream, OPTIONS);
    } catch (RuntimeException | LinkageError e) {
      throw new IOException(
          "Hugging Face library cannot load a tokenizer – "
              + json.file()
              + " – "
              + e.getMessage()
              + "; save it again with a current version of the library",
          e);
    }
  }

  /** Start and end as the tokenizer itself puts them; a tokenizer without a frame has the named. */
  private static SpecialPieces framed(
      HuggingFaceTokenizer tokenizer, SpecialPieces named, String file) throws IOException {
    long[] frame = tokenizer.encode(new String[0], true, false).getIds();
    if (frame.length == 0) {
      return named;
    }
    if (frame.length != 2) {
      throw new IOException(
          "Tokenizer must put one piece before a sentence and one after it (got "
              + frame.length
              + " in all) – "
              + file
              + " – this kind of model is not supported");
    }
    return new SpecialPieces(
        named.padding(), named.unknown(), (int) frame[0], (int) frame[1], named.mask());
  }

  @Override
  public PieceSequence encode(List<String> words) {
    String[] wellFormed =
        words.stream().map(HuggingFaceEncoder::withoutUnpairedSurrogates).toArray(String[]::new);
    Encoding encoding = tokenizer.encode(wellFormed, false, false);
    return everyWordHasAPiece(encoding.getIds(), encoding.getWordIds(), words.size());
  }

  private PieceSequence everyWordHasAPiece(long[] ids, long[] wordIds, int wordCount) {
    PieceBuffer buffer = new PieceBuffer(ids.length);
    int next = 0;
    for (int i = 0; i < ids.length; i++) {
      int word = (int) wordIds[i];
      addUnknown(next, word, buffer);
      buffer.add((int) ids[i], word);
      next = word + 1;
    }
    addUnknown(next, wordCount, buffer);
    return buffer.toSequence();
  }

  private void addUnknown(int firstWord, int endWord, PieceBuffer buffer) {
    for (int word = firstWord; word < endWord; word++) {
      buffer.add(special.unknown(), word);
    }
  }

  /** The native side would take a text with an unpaired surrogate for damaged as a whole. */
  private static String withoutUnpairedSurrogates(String word) {
    return word.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Override
  public SpecialPieces special() {
    return special;
  }

  @Override
  public int vocabularySize() {
    return vocabularySize;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
