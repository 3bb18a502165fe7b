package org.medcas.chunking;

import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Span;

/**
 * Reads the tags of a sentence as chunks.
 *
 * <p>A tag that breaks the scheme never loses a token: {@code B-X I-Y} and {@code O I-X} open a new
 * chunk with the label of the second tag, and a chunk that the scheme says should have ended later
 * ends where it is. Each transition that the scheme forbids counts as one repair.
 *
 * @param scheme scheme of the tags
 * @param greedy whether {@code B-X} right after a chunk with label X goes on with that chunk
 * @param measure how tokens' confidences become the chunk's
 */
public record Chunker(TagScheme scheme, boolean greedy, ConfidenceMeasure measure) {

  /**
   * The chunks of one sentence, in text order, without overlap.
   *
   * @param chunks what was found
   * @param repairedTags forbidden transitions, begin and end of the sentence included
   */
  public record Chunking(List<Chunk> chunks, int repairedTags) {

    /** Copies the list. */
    public Chunking {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * Chunks of one sentence.
   *
   * @param tags one per token
   * @param confidences probability of each tag in [0,1], one per token
   * @throws IllegalArgumentException if the two differ in length
   */
  public Chunking chunk(List<Tag> tags, float[] confidences) {
    if (tags.size() != confidences.length) {
      throw new IllegalArgumentException(
          "Each tag needs one confidence, "
              + tags.size()
              + " in all (got "
              + confidences.length
              + ")");
    }
    List<Chunk> chunks = new ArrayList<>();
    int repairs = 0;
    int begin = 0;
    Tag previous = Tag.OUTSIDE;
    for (int token = 0; token <= tags.size(); token++) {
      Tag tag = token < tags.size() ? tags.get(token) : Tag.OUTSIDE;
      if (!scheme.allows(previous, tag)) {
        repairs++;
      }
      if (!goesOn(previous, tag)) {
        if (previous.position() != Tag.Position.OUTSIDE) {
          chunks.add(
              new Chunk(
                  new Span(begin, token),
                  previous.label(),
                  measure.over(confidences, begin, token)));
        }
        begin = token;
      }
      previous = tag;
    }
    return new Chunking(chunks, repairs);
  }

  private boolean goesOn(Tag previous, Tag tag) {
    if (tag.position() == Tag.Position.OUTSIDE || !previous.label().equals(tag.label())) {
      return false;
    }
    return greedy
        || switch (scheme) {
          case IO, NONE -> true;
          case BIO, IOB1 -> tag.position() != Tag.Position.BEGIN;
          case BIOES -> previous.isOpen() && tag.continues();
        };
  }
}
