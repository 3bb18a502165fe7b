package org.medcas.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.corpus.SpanRule.SpanInContext;

/**
 * Checks gold documents against the rules of their guideline that a program can see. Immutable and
 * thread-safe.
 */
public final class CorpusValidator {

  /** What writers type for the sentence mark when the keyboard has none. */
  private static final Pattern WRONG_MARK = Pattern.compile("\\|\\||¦|‗");

  private final List<SpanRule> rules;

  /** A validator for one guideline. */
  public CorpusValidator(CorpusGuideline guideline) {
    this.rules = guideline.rules();
  }

  /**
   * A breach of a rule.
   *
   * @param document id of the document
   * @param place place in the document's text, which is also the place's line in the file
   * @param rule name of the rule
   * @param message what is wrong and how to mend it; no document text
   */
  public record Finding(String document, TextPlace place, String rule, String message) {

    /** {@code document:line:column: rule: message}. */
    @Override
    public String toString() {
      return document + ":" + place.line() + ":" + place.column() + ": " + rule + ": " + message;
    }
  }

  /** All breaches in one document, in the order of its spans. */
  public List<Finding> check(GoldDocument document) {
    List<Finding> findings = new ArrayList<>();
    Matcher mark = WRONG_MARK.matcher(document.text());
    while (mark.find()) {
      TextPlace place = TextPlace.of(document.text(), mark.start());
      findings.add(new Finding(document.id(), place, "sentence mark", "the mark is ‖ (U+2016)"));
    }
    for (GoldSpan span : document.spans()) {
      SpanInContext context = SpanInContext.of(document, span);
      for (SpanRule rule : rules) {
        if (rule.isBroken().test(context)) {
          findings.add(finding(document, span, rule));
        }
      }
    }
    return findings;
  }

  private static Finding finding(GoldDocument document, GoldSpan span, SpanRule rule) {
    return new Finding(
        document.id(),
        TextPlace.of(document.text(), span.begin()),
        rule.name(),
        span.label() + ", " + rule.message());
  }
}
