package org.medcas.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.medcas.text.Span;

/**
 * Joins neighbouring chunks of one label that only stop words part, as in {@code pijn [in de]
 * knie}.
 *
 * @param stopWords words that may stand between the parts; compared without regard to case
 */
public record StopWordJoiner(Set<String> stopWords) {

  /** Copies the words in lower case. */
  public StopWordJoiner {
    stopWords =
        stopWords.stream()
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The chunks with the joined ones in place of their parts. Chunks that touch without a word
   * between them stay apart: the tagger parted them on purpose. The confidence of a joined chunk is
   * the mean of its parts, weighted by their tokens.
   *
   * @param chunks chunks of one sentence in text order
   * @param word text of the token with a given index
   */
  public List<Chunk> join(List<Chunk> chunks, IntFunction<String> word) {
    if (stopWords.isEmpty()) {
      return chunks;
    }
    List<Chunk> joined = new ArrayList<>();
    for (Chunk chunk : chunks) {
      Chunk last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && last.label().equals(chunk.label()) && onlyStopWords(last, chunk, word)) {
        joined.set(joined.size() - 1, union(last, chunk));
      } else {
        joined.add(chunk);
      }
    }
    return joined;
  }

  private boolean onlyStopWords(Chunk left, Chunk right, IntFunction<String> word) {
    int begin = left.tokens().end();
    int end = right.tokens().begin();
    for (int token = begin; token < end; token++) {
      if (!stopWords.contains(word.apply(token).toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return begin < end;
  }

  private static Chunk union(Chunk left, Chunk right) {
    int leftTokens = left.tokens().length();
    int rightTokens = right.tokens().length();
    float confidence =
        (left.confidence() * leftTokens + right.confidence() * rightTokens)
            / (leftTokens + rightTokens);
    return new Chunk(
        new Span(left.tokens().begin(), right.tokens().end()), left.label(), confidence);
  }
}
