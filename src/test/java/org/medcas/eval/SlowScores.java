package org.medcas.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.medcas.corpus.GoldSpan;
import org.medcas.text.Span;

/**
 * A second implementation of the scores, written from the definitions alone: seqeval's {@code
 * start_of_chunk} and {@code end_of_chunk} token by token, scikit-learn's ratios by counting each
 * tag anew.
 */
final class SlowScores {

  private static final String[] TAGS = {
    "O", "O", "B-A", "I-A", "I-A", "B-B-1", "I-B-1", "B-C_(D)", "I-C_(D)"
  };

  private SlowScores() {}

  static List<String> randomTags(Random random, int tokens) {
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < tokens; i++) {
      tags.add(TAGS[random.nextInt(TAGS.length)]);
    }
    return tags;
  }

  /** The same tags with a few changed, so that there is something right to count. */
  static List<String> disturbed(Random random, List<String> tags) {
    List<String> changed = new ArrayList<>(tags);
    changed.replaceAll(tag -> random.nextInt(4) == 0 ? TAGS[random.nextInt(TAGS.length)] : tag);
    return changed;
  }

  /** seqeval 1.2, get_entities without suffix, for the prefixes B, I and O. */
  static Set<GoldSpan> entities(List<String> tags) {
    Set<GoldSpan> found = new HashSet<>();
    String previousTag = "O";
    String previousType = "";
    int begin = 0;
    for (int i = 0; i <= tags.size(); i++) {
      String chunk = i < tags.size() ? tags.get(i) : "O";
      String tag = chunk.substring(0, 1);
      String type = chunk.equals("O") ? "_" : chunk.substring(2);
      if (endOfChunk(previousTag, tag, previousType, type)) {
        found.add(new GoldSpan(new Span(begin, i), previousType));
      }
      if (startOfChunk(previousTag, tag, previousType, type)) {
        begin = i;
      }
      previousTag = tag;
      previousType = type;
    }
    return found;
  }

  private static boolean endOfChunk(String previousTag, String tag, String previous, String type) {
    boolean end = false;
    if (previousTag.equals("B") || previousTag.equals("I")) {
      end = tag.equals("B") || tag.equals("O");
    }
    if (!previousTag.equals("O") && !previous.equals(type)) {
      end = true;
    }
    return end;
  }

  private static boolean startOfChunk(
      String previousTag, String tag, String previous, String type) {
    boolean start = tag.equals("B") || (previousTag.equals("O") && tag.equals("I"));
    if (!tag.equals("O") && !previous.equals(type)) {
      start = true;
    }
    return start;
  }

  /** True positives, gold and predicted tokens of one tag. */
  static long[] counts(List<String> gold, List<String> predicted, String tag) {
    long[] counts = new long[3];
    for (int i = 0; i < gold.size(); i++) {
      boolean isGold = gold.get(i).equals(tag);
      boolean isPredicted = predicted.get(i).equals(tag);
      counts[0] += isGold && isPredicted ? 1 : 0;
      counts[1] += isGold ? 1 : 0;
      counts[2] += isPredicted ? 1 : 0;
    }
    return counts;
  }

  static Set<String> tags(List<String> gold, List<String> predicted) {
    Set<String> tags = new TreeSet<>(gold);
    tags.addAll(predicted);
    return tags;
  }
}
