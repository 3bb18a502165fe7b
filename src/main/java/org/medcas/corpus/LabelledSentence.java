package org.medcas.corpus;

import java.util.List;
import org.medcas.text.Span;

/**
 * A sentence as a tagger learns it: tokens, and one BIO tag for each. Immutable.
 *
 * @param documentId document it belongs to
 * @param span the sentence, UTF-16 units of the document's text, half-open
 * @param tokens tokens, UTF-16 units of the document's text, in text order
 * @param tags {@code B-X}, {@code I-X}, {@code O}, {@link #NOT_COVERED} or {@link #UNKNOWN}, one
 *     per token
 */
public record LabelledSentence(String documentId, Span span, List<Span> tokens, List<String> tags) {

  /** Tag of a token outside every span. */
  public static final String OUTSIDE = "O";

  /** Tag of a token whose label the gold does not tell: no loss, no score. */
  public static final String UNKNOWN = "?";

  /**
   * Tag of a token outside every span of a source that covers some labels only: it has none of
   * those labels, and may have any other or none.
   */
  public static final String NOT_COVERED = "-";

  /** Copies the lists and refuses lists of different length. */
  public LabelledSentence {
    tokens = List.copyOf(tokens);
    tags = List.copyOf(tags);
    if (tokens.size() != tags.size()) {
      throw new IllegalArgumentException(
          "Each token has one tag, " + tokens.size() + " in all (got " + tags.size() + ")");
    }
  }

  /** The tokens' texts. */
  public List<String> words(String documentText) {
    return tokens.stream().map(token -> token.coveredText(documentText)).toList();
  }
}
