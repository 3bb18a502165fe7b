package org.medcas.corpus.generator;

import java.util.Locale;
import java.util.regex.Pattern;
import org.medcas.corpus.GoldSpan;

/**
 * What two spans must share so that one can stand in the place of the other: label, article,
 * number, and how the text around treats them.
 *
 * @param label label
 * @param determiner article, possessive or quantifier that opens the span, in lower case; empty if
 *     none. Equal determiners keep gender and number right without a dictionary.
 * @param isPlural whether the head looks like a plural
 * @param use what stands around the span
 */
record SpanShape(String label, String determiner, boolean isPlural, Use use) {

  /** How the text around a span treats it. */
  enum Use {
    /** A number follows: a drug with its dose, a test with its value. */
    MEASURED,
    /** A verb of being or a word of degree goes before: often an adjective. */
    PREDICATE,
    /** Anything else. */
    PLAIN
  }

  private static final Pattern DETERMINER =
      Pattern.compile(
          "^(?:de|het|een|'t|zijn|haar|mijn|uw|hun|deze|dit|die|dat|veel|weinig|enkele|diverse"
              + "|meerdere|alle|beide)\\s",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NUMBER_BEHIND = Pattern.compile("^[\\s:=<>]{0,3}\\d");

  private static final Pattern PREDICATIVE_BEFORE =
      Pattern.compile(
          "\\b(?:is|was|waren|zijn|werd|wordt|worden|voelt|voelde|oogt|oogde|lijkt|leek|blijft|bleef"
              + "|zich|erg|wat|heel|zeer|nogal|vrij|iets|niet|wel|snel|sneller|minder|meer|weer|nog"
              + "|te|hem|haar|licht|matig)\\s+$",
          Pattern.CASE_INSENSITIVE);

  /** The first phrase's last word is the head: the prepositional phrase behind it has its own. */
  private static final Pattern PREPOSITION =
      Pattern.compile("\\s(?:van|in|op|aan|voor|met|bij|door|tot|onder|rond|naar|en|of)\\s");

  /** Shape of a gold span in its sentence. */
  static SpanShape of(String sentence, GoldSpan span) {
    String before = sentence.substring(0, span.begin());
    String after = sentence.substring(span.end());
    Use use =
        NUMBER_BEHIND.matcher(after).find()
            ? Use.MEASURED
            : PREDICATIVE_BEFORE.matcher(before).find() ? Use.PREDICATE : Use.PLAIN;
    return of(span.label(), span.span().coveredText(sentence), use);
  }

  /** Shape of a term from a list. */
  static SpanShape of(String label, String text, Use use) {
    var matcher = DETERMINER.matcher(text);
    String determiner = matcher.find() ? matcher.group().trim().toLowerCase(Locale.ROOT) : "";
    String head = PREPOSITION.split(text, 2)[0];
    boolean isPlural = head.endsWith("en") || head.endsWith("'s") || head.endsWith("eën");
    return new SpanShape(label, determiner, isPlural, use);
  }
}
