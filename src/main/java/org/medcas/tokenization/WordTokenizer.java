package org.medcas.tokenization;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Span;

/** Cuts a sentence into word tokens. Immutable and thread-safe. */
public final class WordTokenizer {

  private final BreakIterator prototype = BreakIterator.getWordInstance(ULocale.ROOT);

  /** A tokenizer with the default rules. */
  public WordTokenizer() {}

  /** Tokens of the part of {@code text} that {@code sentence} covers. */
  public Tokenization tokenize(String text, Span sentence) {
    BreakIterator breaks = prototype.clone();
    breaks.setText(sentence.coveredText(text));
    List<Span> tokens = new ArrayList<>();
    int begin = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (!Character.isWhitespace(text.charAt(sentence.begin() + begin))) {
        tokens.add(new Span(begin, end).shift(sentence.begin()));
      }
      begin = end;
    }
    return new Tokenization(tokens, 0);
  }
}
