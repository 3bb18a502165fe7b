package org.medcas.chunking;

import org.medcas.text.Span;

/**
 * A concept as a stretch of tokens.
 *
 * @param tokens half-open interval of token indexes in the sentence, never empty
 * @param label label without scheme prefix
 * @param confidence probability in [0,1], by the measure the chunker was given
 */
public record Chunk(Span tokens, String label, float confidence) {

  /** Refuses an empty stretch: a concept covers at least one token. */
  public Chunk {
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException("A chunk covers at least one token (got " + tokens + ")");
    }
  }

  /** The same stretch under another label. */
  public Chunk withLabel(String newLabel) {
    return new Chunk(tokens, newLabel, confidence);
  }
}
