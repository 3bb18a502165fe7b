package org.medcas.tokenization;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import org.medcas.text.Graphemes;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

/**
 * The default rules: one scan from left to right over the runs without white space. Used for one
 * sentence by one thread.
 */
final class Scanner {

  private static final BreakIterator WORDS = BreakIterator.getWordInstance(ULocale.ROOT);

  private final String text;
  private final Span sentence;
  private final Graphemes graphemes;
  private final List<Span> tokens;

  /** Made at the first need: a copy costs more than scanning a sentence. */
  private BreakIterator words;

  Scanner(String text, Span sentence, Graphemes graphemes, List<Span> tokens) {
    this.text = text;
    this.sentence = sentence;
    this.graphemes = graphemes;
    this.tokens = tokens;
  }

  /**
   * Adds the tokens of {@code [begin, end)}, a part of the sentence that begins no grapheme late.
   */
  void scan(int begin, int end) {
    int at = begin;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      if (CharacterClass.of(codePoint) == CharacterClass.SEPARATOR) {
        at = graphemes.ceiling(at + 1);
      } else {
        int runEnd = runEnd(at, end);
        scanRun(at, runEnd);
        at = runEnd;
      }
    }
  }

  private int runEnd(int begin, int end) {
    int at = begin;
    while (at < end && CharacterClass.of(text.codePointAt(at)) != CharacterClass.SEPARATOR) {
      at += Character.charCount(text.codePointAt(at));
    }
    return Math.min(at, end);
  }

  private void scanRun(int begin, int end) {
    int at = begin;
    if (Addresses.isAddress(text, begin, end)) {
      int addressBegin = Addresses.begin(text, begin, end);
      scanParts(begin, addressBegin, addressBegin);
      int addressEnd = graphemes.ceiling(Addresses.end(text, addressBegin, end));
      add(addressBegin, addressEnd);
      at = addressEnd;
    }
    scanParts(at, end, end);
  }

  private void scanParts(int begin, int end, int runEnd) {
    int at = begin;
    while (at < end) {
      CharacterClass kind = CharacterClass.of(text.codePointAt(at));
      int wordBegin = Openings.wordBegin(text, at, runEnd, at == begin || isOpenedBefore(at));
      int partEnd;
      if (kind == CharacterClass.COMPLEX) {
        partEnd = scanComplex(at, end);
      } else if (kind == CharacterClass.WORD || wordBegin > at) {
        partEnd = scanWord(at, wordBegin, runEnd);
      } else {
        partEnd = graphemes.ceiling(Openings.symbolEnd(text, at, end));
        if (!isInvisible(at, partEnd)) {
          add(at, partEnd);
        }
      }
      at = partEnd;
    }
  }

  private boolean isOpenedBefore(int at) {
    return "([{<>=≤≥~:".indexOf(text.charAt(at - 1)) >= 0;
  }

  private boolean isInvisible(int begin, int end) {
    for (int i = begin; i < end; i++) {
      if (Character.getType(text.charAt(i)) != Character.FORMAT) {
        return false;
      }
    }
    return true;
  }

  /** Cuts a run of a script without blanks by ICU4J's dictionaries. */
  private int scanComplex(int begin, int end) {
    int runEnd = begin;
    while (runEnd < end && continuesComplex(text.codePointAt(runEnd))) {
      runEnd += Character.charCount(text.codePointAt(runEnd));
    }
    runEnd = graphemes.ceiling(Math.min(runEnd, end));
    words = words == null ? WORDS.clone() : words;
    words.setText(text.substring(begin, runEnd));
    int from = begin;
    words.first();
    for (int cut = words.next(); cut != BreakIterator.DONE; cut = words.next()) {
      int to = begin + cut;
      if (graphemes.isBoundary(to)) {
        add(from, to);
        from = to;
      }
    }
    return runEnd;
  }

  private static boolean continuesComplex(int codePoint) {
    CharacterClass kind = CharacterClass.of(codePoint);
    return kind == CharacterClass.COMPLEX || kind == CharacterClass.EXTENSION;
  }

  private int scanWord(int tokenBegin, int wordBegin, int end) {
    int at = wordBegin;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      CharacterClass kind = CharacterClass.of(codePoint);
      if (kind == CharacterClass.WORD || kind == CharacterClass.EXTENSION) {
        at += Character.charCount(codePoint);
      } else if (kind == CharacterClass.COMPLEX || at == tokenBegin) {
        break;
      } else {
        int next = Joints.joined(text, tokenBegin, at, end);
        if (next == at) {
          break;
        }
        at = next;
      }
    }
    at = trimInvisible(tokenBegin, Math.min(at, end));
    int withMarks = Endings.end(text, tokenBegin, at, end, sentence.end());
    int unit = withMarks > at ? withMarks : Units.begin(text, tokenBegin, at);
    if (unit < at && graphemes.isBoundary(unit)) {
      add(tokenBegin, unit);
      add(unit, graphemes.ceiling(at));
      return graphemes.ceiling(at);
    }
    int tokenEnd = graphemes.ceiling(withMarks);
    add(tokenBegin, tokenEnd);
    return tokenEnd;
  }

  private int trimInvisible(int begin, int end) {
    int at = end;
    while (at > begin + 1
        && Character.getType(text.charAt(at - 1)) == Character.FORMAT
        && graphemes.isBoundary(at - 1)) {
      at--;
    }
    return at;
  }

  // Back by whole graphemes: rare marks such as U+110CD take the blank behind them along.
  private void add(int begin, int end) {
    int to = end;
    while (to > begin && WhiteSpace.is(text.charAt(to - 1))) {
      to = graphemes.floor(to - 1);
    }
    if (begin < to) {
      tokens.add(new Span(begin, to));
    }
  }
}
