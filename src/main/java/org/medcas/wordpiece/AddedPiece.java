package org.medcas.wordpiece;

/**
 * A piece that is looked for in the raw text, before the normaliser and the vocabulary see it, as
 * the Hugging Face library does with {@code [CLS]} and its like.
 *
 * @param text what is looked for, not empty
 * @param id its id, which may lie beyond the vocabulary of the model
 */
public record AddedPiece(String text, int id) {

  /** Refuses an empty text and a negative id. */
  public AddedPiece {
    if (text.isEmpty() || id < 0) {
      throw new IllegalArgumentException(
          "An added piece needs a text and an id >= 0 (got " + text + " with id " + id + ")");
    }
  }
}
