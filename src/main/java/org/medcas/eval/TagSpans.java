package org.medcas.eval;

import java.util.List;
import org.medcas.chunking.Chunk;
import org.medcas.chunking.Chunker;
import org.medcas.chunking.ConfidenceMeasure;
import org.medcas.chunking.Tag;
import org.medcas.chunking.TagScheme;
import org.medcas.corpus.GoldSpan;

/**
 * Reads BIO tags as spans of tokens the way seqeval does by default (Nakayama 2018,
 * <i>seqeval</i>): {@code B-X} always begins a span, {@code I-X} begins one where no X goes before.
 */
public final class TagSpans {

  private static final Chunker CHUNKER = new Chunker(TagScheme.BIO, false, ConfidenceMeasure.MEAN);

  private TagSpans() {}

  /** Spans over indexes of {@code tags}, in order. Anything that is no BIO tag is outside. */
  public static List<GoldSpan> of(List<String> tags) {
    List<Tag> parsed = tags.stream().map(TagSpans::parse).toList();
    return CHUNKER.chunk(parsed, new float[tags.size()]).chunks().stream()
        .map(TagSpans::asSpan)
        .toList();
  }

  private static Tag parse(String tag) {
    boolean isInside = tag.startsWith("B-") || tag.startsWith("I-");
    return isInside ? Tag.parse(tag, TagScheme.BIO) : Tag.OUTSIDE;
  }

  private static GoldSpan asSpan(Chunk chunk) {
    return new GoldSpan(chunk.tokens(), chunk.label());
  }

  static void requireSameLength(List<String> gold, List<String> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          "Each gold tag needs one predicted tag, "
              + gold.size()
              + " in all (got "
              + predicted.size()
              + ")");
    }
  }
}
