package org.medcas.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.text.Span;

/** The simplest splitter and tokenizer, so that tests of gold do not depend on the real ones. */
final class SimpleTokens {

  private static final Pattern LINE = Pattern.compile("[^\r\n]+");
  private static final Pattern WORD = Pattern.compile("(?U)[^\\s\\p{Z}\\p{Cc}]+");

  private SimpleTokens() {}

  static List<Span> lines(String text) {
    return matches(LINE, text, new Span(0, text.length()));
  }

  static List<Span> words(String text, Span sentence) {
    return matches(WORD, text, sentence);
  }

  private static List<Span> matches(Pattern pattern, String text, Span region) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text).region(region.begin(), region.end());
    while (matcher.find()) {
      found.add(new Span(matcher.start(), matcher.end()));
    }
    return found;
  }
}
