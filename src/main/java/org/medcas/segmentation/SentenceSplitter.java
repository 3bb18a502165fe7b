package org.medcas.segmentation;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Span;

/** Cuts a text into sentences. Immutable and thread-safe. */
public final class SentenceSplitter {

  private final BreakIterator prototype;

  /** A splitter for these options; loads the resources of the language. */
  public SentenceSplitter(SentenceOptions options) {
    prototype = BreakIterator.getSentenceInstance(new ULocale(options.language()));
  }

  /** Sentences in order, without overlap, trimmed of white space; empty for a blank text. */
  public List<Span> split(String text) {
    BreakIterator breaks = prototype.clone();
    breaks.setText(text);
    List<Span> sentences = new ArrayList<>();
    int begin = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      int b = begin;
      int e = end;
      while (b < e && Character.isWhitespace(text.charAt(b))) {
        b++;
      }
      while (e > b && Character.isWhitespace(text.charAt(e - 1))) {
        e--;
      }
      if (b < e) {
        sentences.add(new Span(b, e));
      }
      begin = end;
    }
    return List.copyOf(sentences);
  }
}
