package org.medcas.train.noise;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.medcas.train.data.ExampleAugmenter;
import org.medcas.train.data.TrainingExample;

/** Noise that changes characters but no word boundary: lower and upper case, lost accents. */
public final class CaseAndAccentNoise {

  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private CaseAndAccentNoise() {}

  /** Writes the whole example in lower case, as many notes are. */
  public static ExampleAugmenter lowerCase() {
    return (example, random) -> map(example, word -> word.toLowerCase(Locale.ROOT));
  }

  /** Writes the whole example in capitals, as some systems do. */
  public static ExampleAugmenter upperCase() {
    return (example, random) -> map(example, word -> word.toUpperCase(Locale.ROOT));
  }

  /** Drops accents and diaereses: {@code patiënt} becomes {@code patient}. */
  public static ExampleAugmenter withoutAccents() {
    return (example, random) -> map(example, CaseAndAccentNoise::withoutMarks);
  }

  private static String withoutMarks(String word) {
    String bare = MARKS.matcher(Normalizer2.getNFDInstance().normalize(word)).replaceAll("");
    return bare.isEmpty() ? word : bare;
  }

  private static TrainingExample map(TrainingExample example, UnaryOperator<String> change) {
    List<String> words = example.words().stream().map(change).toList();
    return new TrainingExample(words, example.labels());
  }
}
