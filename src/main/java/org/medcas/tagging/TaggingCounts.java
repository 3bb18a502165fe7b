package org.medcas.tagging;

/**
 * What a run did, so that no cut and no skip goes unseen. Immutable; counts add up over runs.
 *
 * @param sentences sentences read
 * @param tokens words that got probabilities
 * @param pieces pieces encoded, start and end pieces left out
 * @param windows windows scored
 * @param splitSentences sentences cut into more than one window
 * @param cutTokens words whose pieces exceeded a window and were cut
 * @param unknownTokens words of which the vocabulary could not spell one piece
 * @param skippedSentences sentences left without probabilities because the model failed on them
 */
public record TaggingCounts(
    int sentences,
    int tokens,
    int pieces,
    int windows,
    int splitSentences,
    int cutTokens,
    int unknownTokens,
    int skippedSentences) {

  /** Nothing done yet. */
  public static final TaggingCounts NONE = new TaggingCounts(0, 0, 0, 0, 0, 0, 0, 0);

  /** The counts of both runs together. */
  public TaggingCounts plus(TaggingCounts other) {
    return new TaggingCounts(
        sentences + other.sentences,
        tokens + other.tokens,
        pieces + other.pieces,
        windows + other.windows,
        splitSentences + other.splitSentences,
        cutTokens + other.cutTokens,
        unknownTokens + other.unknownTokens,
        skippedSentences + other.skippedSentences);
  }
}
