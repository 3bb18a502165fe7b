package org.medcas.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds texts of one set that are nearly the same as texts of another, such as test sentences that
 * occur in training.
 *
 * <p>The overlap of two texts is the Dice coefficient of their sets of lower-cased words: twice the
 * shared words by the words of both (Dice 1945), in [0,1]. The search is exact: an inverted index
 * counts the shared words of all pairs that share any.
 */
public final class NearDuplicates {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private NearDuplicates() {}

  /**
   * A text under a name.
   *
   * @param id name for reports
   * @param words its distinct words in lower case
   */
  public record Item(String id, Set<String> words) {

    /** The words of a text. */
    public static Item of(String id, String text) {
      Set<String> words = new TreeSet<>();
      Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
      while (matcher.find()) {
        words.add(matcher.group());
      }
      return new Item(id, words);
    }
  }

  /** Two texts and their overlap in [0,1]. */
  public record Pair(String first, String second, double overlap) {}

  /** All pairs whose overlap is greater than {@code threshold}, in the order of the first texts. */
  public static List<Pair> between(
      Collection<Item> firsts, Collection<Item> seconds, double threshold) {
    List<Item> indexed = List.copyOf(seconds);
    Map<String, List<Integer>> index = new HashMap<>();
    for (int i = 0; i < indexed.size(); i++) {
      for (String word : indexed.get(i).words()) {
        index.computeIfAbsent(word, key -> new ArrayList<>()).add(i);
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (Item first : firsts) {
      int[] shared = new int[indexed.size()];
      for (String word : first.words()) {
        index.getOrDefault(word, List.of()).forEach(i -> shared[i]++);
      }
      for (int i = 0; i < shared.length; i++) {
        Item second = indexed.get(i);
        double overlap = 2.0 * shared[i] / (first.words().size() + second.words().size());
        if (overlap > threshold) {
          pairs.add(new Pair(first.id(), second.id(), overlap));
        }
      }
    }
    return pairs;
  }
}
