package org.medcas.wordpiece;

import static ai.djl.huggingface.tokenizers.jni.TokenizersLibrary.LIB;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The Hugging Face library itself, by its native entry points: what {@link WordPieceEncoder} has to
 * equal. It makes none of the objects that the library's Java side makes for each piece, so that a
 * test can afford hundreds of thousands of words.
 */
final class HuggingFaceReference implements AutoCloseable {

  private final long handle;
  private final int unknown;

  HuggingFaceReference(Path tokenizerJson, int unknown) throws IOException {
    LibUtils.checkStatus();
    this.handle = LIB.createTokenizerFromString(Files.readString(tokenizerJson));
    this.unknown = unknown;
  }

  /** Pieces of {@code words}; a word without any is one unknown piece, as this library has it. */
  PieceSequence encode(List<String> words) {
    long encoding = LIB.encodeList(handle, words.toArray(String[]::new), false);
    try {
      return fill(ints(LIB.getTokenIds(encoding)), ints(LIB.getWordIds(encoding)), words.size());
    } finally {
      LIB.deleteEncoding(encoding);
    }
  }

  private PieceSequence fill(int[] ids, int[] words, int wordCount) {
    int[] filledIds = new int[ids.length + wordCount];
    int[] filledWords = new int[ids.length + wordCount];
    int size = 0;
    int piece = 0;
    for (int word = 0; word < wordCount; word++) {
      boolean isEmpty = piece == ids.length || words[piece] != word;
      if (isEmpty) {
        filledIds[size] = unknown;
        filledWords[size++] = word;
      }
      for (; piece < ids.length && words[piece] == word; piece++) {
        filledIds[size] = ids[piece];
        filledWords[size++] = word;
      }
    }
    return new PieceSequence(Arrays.copyOf(filledIds, size), Arrays.copyOf(filledWords, size));
  }

  private static int[] ints(long[] values) {
    return LongStream.of(values).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public void close() {
    LIB.deleteTokenizer(handle);
  }
}
