package org.medcas.train.torch;

import java.util.Arrays;
import java.util.List;

/**
 * Sets of tags that a piece may have where its gold does not tell the one: in a source that marks
 * some labels only, a word outside every span has none of those labels, and any other tag.
 *
 * <p>A target below the number of tags is a tag; the targets above name the sets in order. The loss
 * of a set is {@code -log} of the probability of the set as a whole, {@code logsumexp(all) -
 * logsumexp(allowed)}; with a single tag in the set it is the cross entropy (Jin and Ghahramani,
 * "Learning with Multiple Labels", NIPS 2002).
 *
 * @param tags outputs of the model
 * @param sets allowed tags of each set, none of them empty
 */
public record AllowedTags(int tags, List<List<Integer>> sets) {

  /** Copies the sets and refuses an empty one, or a tag that the model has not. */
  public AllowedTags {
    sets = sets.stream().map(List::copyOf).toList();
    for (List<Integer> set : sets) {
      if (set.isEmpty() || set.stream().anyMatch(tag -> tag < 0 || tag >= tags)) {
        throw new IllegalArgumentException(
            "A set of allowed tags holds at least one of the tags 0 to "
                + (tags - 1)
                + " (got "
                + set
                + ")");
      }
    }
  }

  /** No sets: every target is a tag. */
  public static AllowedTags none(int tags) {
    return new AllowedTags(tags, List.of());
  }

  /** The target that stands for a set. */
  public int target(int set) {
    return tags + set;
  }

  boolean isSet(long target) {
    return target >= tags;
  }

  /** A row per set: 0 for an allowed tag, minus infinity for every other; added to the scores. */
  float[] bias() {
    float[] bias = new float[sets.size() * tags];
    Arrays.fill(bias, Float.NEGATIVE_INFINITY);
    for (int set = 0; set < sets.size(); set++) {
      for (int tag : sets.get(set)) {
        bias[set * tags + tag] = 0;
      }
    }
    return bias;
  }
}
