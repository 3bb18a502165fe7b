package org.medcas.train.data;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The words of one sentence with a label each.
 *
 * @param words as the tokenizer of the annotator would give them, at least one, none empty
 * @param labels index of each word's label; an index above all labels for a {@linkplain
 *     org.medcas.train.torch.AllowedTags set of labels}; {@link #UNKNOWN} where the gold does not
 *     tell
 */
public record TrainingExample(List<String> words, List<Integer> labels) {

  /** Label of a word that counts for nothing in the loss. */
  public static final int UNKNOWN = -100;

  /** Copies the lists; refuses lists of different length and words without a character. */
  public TrainingExample {
    words = List.copyOf(words);
    labels = List.copyOf(labels);
    if (words.isEmpty() || words.size() != labels.size() || words.contains("")) {
      throw new IllegalArgumentException(
          "An example needs at least one word, none empty, and a label for each (got "
              + words.size()
              + " words and "
              + labels.size()
              + " labels)");
    }
  }

  /**
   * From BIO tags.
   *
   * @param others what stands for tags that are no label
   */
  public static TrainingExample of(
      List<String> words, List<String> tags, List<String> labels, Map<String, Integer> others) {
    List<Integer> ids =
        IntStream.range(0, tags.size())
            .mapToObj(word -> id(tags.get(word), word, labels, others))
            .toList();
    return new TrainingExample(words, ids);
  }

  /** Whether any word has a label that is known. */
  boolean hasLabel() {
    return labels.stream().anyMatch(label -> label != UNKNOWN);
  }

  private static int id(String tag, int word, List<String> labels, Map<String, Integer> others) {
    int id = labels.indexOf(tag);
    if (id < 0 && !others.containsKey(tag)) {
      throw new IllegalArgumentException(
          "Tag '" + tag + "' of word " + word + " is not in the label set " + labels);
    }
    return id < 0 ? others.get(tag) : id;
  }
}
