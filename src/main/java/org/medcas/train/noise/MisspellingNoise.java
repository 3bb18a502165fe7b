package org.medcas.train.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.medcas.train.data.ExampleAugmenter;
import org.medcas.train.data.TrainingExample;

/**
 * Typing mistakes in a share of the words: a neighbouring key (QWERTY, as Dutch and English
 * keyboards have it), two letters swapped, one doubled, one left out. Words shorter than {@value
 * #SHORTEST} characters and words with anything but letters are left alone, since a changed
 * abbreviation or number is another one rather than a mistake.
 */
public final class MisspellingNoise implements ExampleAugmenter {

  private static final int SHORTEST = 4;
  private static final List<String> ROWS = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
  private static final int KINDS = 4;

  private final double share;

  /**
   * Mistakes in that share of the words, 0 to 1. Notes written in haste have some 2 %; a higher
   * share in training makes the model sturdier at the cost of the seldom word.
   */
  public MisspellingNoise(double share) {
    this.share = share;
  }

  @Override
  public TrainingExample augment(TrainingExample example, SplittableRandom random) {
    List<String> words = new ArrayList<>(example.words());
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (random.nextDouble() < share && isWord(word)) {
        words.set(i, misspell(word, random));
      }
    }
    return new TrainingExample(words, example.labels());
  }

  private static boolean isWord(String word) {
    return word.length() >= SHORTEST
        && word.chars().allMatch(c -> Character.isLetter(c) && !Character.isSurrogate((char) c));
  }

  /** The first letter stays, as it mostly does in life. */
  private static String misspell(String word, SplittableRandom random) {
    int place = 1 + random.nextInt(word.length() - 1);
    StringBuilder changed = new StringBuilder(word);
    switch (random.nextInt(KINDS)) {
      case 0 -> changed.setCharAt(place, neighbour(word.charAt(place), random));
      case 1 -> changed.insert(place, word.charAt(place));
      case 2 -> changed.deleteCharAt(place);
      default -> {
        int other = place == word.length() - 1 ? place - 1 : place + 1;
        changed.setCharAt(place, word.charAt(other));
        changed.setCharAt(other, word.charAt(place));
      }
    }
    return changed.toString();
  }

  private static char neighbour(char letter, SplittableRandom random) {
    char small = Character.toLowerCase(letter);
    for (int row = 0; row < ROWS.size(); row++) {
      int column = ROWS.get(row).indexOf(small);
      if (column >= 0) {
        String near = neighbours(row, column);
        char other = near.charAt(random.nextInt(near.length()));
        return Character.isUpperCase(letter) ? Character.toUpperCase(other) : other;
      }
    }
    return letter;
  }

  private static String neighbours(int row, int column) {
    StringBuilder near = new StringBuilder();
    String own = ROWS.get(row);
    if (column > 0) {
      near.append(own.charAt(column - 1));
    }
    if (column + 1 < own.length()) {
      near.append(own.charAt(column + 1));
    }
    if (row > 0) {
      near.append(ROWS.get(row - 1).charAt(column));
    }
    if (row + 1 < ROWS.size() && column < ROWS.get(row + 1).length()) {
      near.append(ROWS.get(row + 1).charAt(column));
    }
    return near.toString();
  }
}
