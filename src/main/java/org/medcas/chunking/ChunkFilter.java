package org.medcas.chunking;

import java.util.Set;
import java.util.function.Predicate;

/**
 * Which chunks are kept.
 *
 * @param whiteList labels to keep; empty keeps every label
 * @param blackList labels to drop, even if white-listed
 * @param threshold least confidence to keep, in [0,1]; 0 keeps all
 */
public record ChunkFilter(Set<String> whiteList, Set<String> blackList, float threshold)
    implements Predicate<Chunk> {

  /** Keeps everything. */
  public static final ChunkFilter KEEP_ALL = new ChunkFilter(Set.of(), Set.of(), 0);

  /** Copies the sets; refuses a threshold outside [0,1]. */
  public ChunkFilter {
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be in [0,1] (got " + threshold + ")");
    }
    whiteList = Set.copyOf(whiteList);
    blackList = Set.copyOf(blackList);
  }

  /** Whether the chunk is kept. */
  @Override
  public boolean test(Chunk chunk) {
    return (whiteList.isEmpty() || whiteList.contains(chunk.label()))
        && !blackList.contains(chunk.label())
        && chunk.confidence() >= threshold;
  }
}
