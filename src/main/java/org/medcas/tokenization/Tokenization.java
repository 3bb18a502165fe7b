package org.medcas.tokenization;

import java.util.List;
import org.medcas.text.Span;

/**
 * The tokens of one sentence.
 *
 * @param tokens in order, without overlap, inside the sentence, in UTF-16 units of the whole text
 * @param filtered how many tokens the length limits left out of {@code tokens}
 */
public record Tokenization(List<Span> tokens, int filtered) {

  /** Copies the list. */
  public Tokenization {
    tokens = List.copyOf(tokens);
  }
}
