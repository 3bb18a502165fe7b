package org.medcas.corpus.english;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.text.Span;

/**
 * Finds what MACCROBAT does not mark and ours does: cues of negation and doubt, findings negated in
 * one word, organisms; and sentences in which labels could occur that this set knows nothing of.
 */
final class CueFinder {

  private static final int RANK = 5;

  private static final Pattern NEGATION =
      cue("no|without|denie[sd]|denying|absence of|negative for|ruled out");

  private static final Pattern MAYBE =
      cue(
          "possible|possibly|probable|probably|suspected|suspicion of|suspicious (?:for|of)"
              + "|suggestive of|likely|presumed|presumptive|cannot be excluded|questionable");

  private static final Pattern NEGATED =
      cue("afebrile|non-?tender|asymptomatic|unremarkable|within (?:the )?normal (?:limits|range)");

  /** Cues that may or may not be one by our guideline. */
  private static final Pattern DOUBTFUL =
      cue("not|never|absent|consistent with|suggesting|suggested|may|might|could be|free of");

  private static final Pattern FOREIGN_SENTENCE =
      cue("allerg\\w*|died|death|passed away|expired|succumbed|complicat\\w*|dr\\.?|prof\\.?");

  private static final Pattern SENTENCE = Pattern.compile("[^\\n.]+(?:\\.(?!\\s|$)[^\\n.]*)*");

  private final Pattern organism;

  CueFinder(Pattern organism) {
    this.organism = organism;
  }

  private static Pattern cue(String words) {
    return Pattern.compile("\\b(?:" + words + ")(?!\\w)", Pattern.CASE_INSENSITIVE);
  }

  void add(String text, SpanChoice choice) {
    add(NEGATION, "Negation", text, choice);
    add(MAYBE, "Maybe", text, choice);
    add(NEGATED, "Negated", text, choice);
    add(organism, "Causative_Agents_(Virus_and_Bacteria)", text, choice);
    add(DOUBTFUL, LabelMapping.UNKNOWN, text, choice);
    Matcher sentence = SENTENCE.matcher(text);
    while (sentence.find()) {
      if (FOREIGN_SENTENCE.matcher(sentence.group()).find()) {
        choice.addUnknown(new Span(sentence.start(), sentence.end()));
      }
    }
  }

  private static void add(Pattern pattern, String label, String text, SpanChoice choice) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      choice.add(new Span(matcher.start(), matcher.end()), label, RANK);
    }
  }
}
