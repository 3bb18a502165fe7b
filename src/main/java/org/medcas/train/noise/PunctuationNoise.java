package org.medcas.train.noise;

import java.util.List;
import java.util.regex.Pattern;
import org.medcas.train.data.ExampleAugmenter;
import org.medcas.train.data.TrainingExample;

/**
 * Noise of punctuation. Text whose punctuation is set off by blanks needs none: its words are the
 * same as those of the tokenizer.
 */
public final class PunctuationNoise {

  private static final Pattern FINAL = Pattern.compile("[.;:!?…]+");

  private PunctuationNoise() {}

  /** Drops the last word where it is nothing but final punctuation and not all there is. */
  public static ExampleAugmenter withoutFinalPunctuation() {
    return (example, random) -> {
      List<String> words = example.words();
      int last = words.size() - 1;
      if (last == 0 || !FINAL.matcher(words.get(last)).matches()) {
        return example;
      }
      return new TrainingExample(words.subList(0, last), example.labels().subList(0, last));
    };
  }
}
