package org.medcas.corpus.english;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.text.Span;

/** Splits {@code 60 mg twice daily} into the amount of one dose and how often it is given. */
final class DosageSplit {

  private static final Pattern BLANKS = Pattern.compile("(?U)[\\s\\p{Z},]+");

  private final Pattern frequency;

  /**
   * A splitter.
   *
   * @param frequency matches a whole expression of frequency
   */
  DosageSplit(Pattern frequency) {
    this.frequency = frequency;
  }

  /** Adds both parts of {@code dosage}, or the whole as Dosage where no frequency ends it. */
  void add(String text, Span dosage, int rank, SpanChoice choice) {
    String words = dosage.coveredText(text);
    Matcher blanks = BLANKS.matcher(words);
    while (blanks.find()) {
      String rest = words.substring(blanks.end());
      if (blanks.start() > 0 && frequency.matcher(rest).find()) {
        int begin = dosage.begin();
        choice.add(new Span(begin, begin + blanks.start()), "Dosage", rank);
        choice.add(new Span(begin + blanks.end(), dosage.end()), "Frequency", rank);
        return;
      }
    }
    choice.add(dosage, "Dosage", rank);
  }
}
