package org.medcas.train.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.train.data.ExampleAugmenter;
import org.medcas.train.data.TrainingExample;

class NoiseTest {

  private static final TrainingExample SENTENCE =
      new TrainingExample(
          List.of("Patiënt", "heeft", "Koorts", "38,5", "ivm", "pneumonie", "."),
          List.of(0, 0, 1, 0, 0, 1, 0));

  @Test
  void writesSmallCapitalAndBareLetters() {
    assertThat(words(CaseAndAccentNoise.lowerCase())).startsWith("patiënt", "heeft", "koorts");
    assertThat(words(CaseAndAccentNoise.upperCase())).startsWith("PATIËNT", "HEEFT", "KOORTS");
    assertThat(words(CaseAndAccentNoise.withoutAccents())).startsWith("Patient", "heeft");
  }

  @Test
  void dropsOnlyAFinalMarkThatIsNotAlone() {
    ExampleAugmenter noise = PunctuationNoise.withoutFinalPunctuation();

    assertThat(words(noise)).hasSize(6).endsWith("pneumonie");
    TrainingExample alone = new TrainingExample(List.of("."), List.of(0));
    assertThat(noise.augment(alone, new SplittableRandom(1))).isEqualTo(alone);
  }

  @Test
  void misspellsWordsByOneStrokeAndLeavesNumbersAndAbbreviations() {
    MisspellingNoise noise = new MisspellingNoise(1);
    int changed = 0;
    for (int seed = 0; seed < 200; seed++) {
      List<String> words = noise.augment(SENTENCE, new SplittableRandom(seed)).words();
      assertThat(words.subList(3, 5)).containsExactly("38,5", "ivm");
      assertThat(words.get(5)).startsWith("p");
      assertThat(distance(words.get(5), "pneumonie")).isLessThanOrEqualTo(2);
      changed += words.get(5).equals("pneumonie") ? 0 : 1;
    }
    assertThat(changed).isGreaterThan(180);
  }

  @Test
  void appliesToTheAskedShare() {
    ExampleAugmenter noise = CaseAndAccentNoise.lowerCase().withProbability(0.3);
    int varied = 0;
    for (int seed = 0; seed < 2000; seed++) {
      varied += noise.augment(SENTENCE, new SplittableRandom(seed)).equals(SENTENCE) ? 0 : 1;
    }
    assertThat(varied / 2000.0).isCloseTo(0.3, within(0.04));
  }

  @Test
  void keepsAnyTextValidAndRepeatable() {
    ExampleAugmenter all =
        ExampleAugmenter.all(
            List.of(
                PunctuationNoise.withoutFinalPunctuation(),
                new MisspellingNoise(0.5),
                CaseAndAccentNoise.withoutAccents(),
                CaseAndAccentNoise.lowerCase().withProbability(0.5)));
    Seeds.forAll(
        300,
        random -> {
          List<String> words = new ArrayList<>();
          for (int i = random.nextInt(6); i >= 0; i--) {
            words.add("x" + RandomText.next(random, 12));
          }
          TrainingExample example =
              new TrainingExample(words, Collections.nCopies(words.size(), 0));

          TrainingExample first = all.augment(example, new SplittableRandom(4));

          assertThat(first).isEqualTo(all.augment(example, new SplittableRandom(4)));
          assertThat(first.words().size()).isBetween(1, words.size());
        });
  }

  private static int distance(String one, String other) {
    int[][] table = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          table[i][j] = i + j;
          continue;
        }
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int gap = 1 + Math.min(table[i - 1][j], table[i][j - 1]);
        table[i][j] = Math.min(gap, table[i - 1][j - 1] + change);
      }
    }
    return table[one.length()][other.length()];
  }

  private static List<String> words(ExampleAugmenter noise) {
    return noise.augment(SENTENCE, new SplittableRandom(1)).words();
  }
}
