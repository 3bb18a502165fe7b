package org.medcas.segmentation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import org.medcas.text.Graphemes;
import org.medcas.text.SafePattern;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

/**
 * Cuts clinical text into sentences by rules.
 *
 * <p>Line ends divide the text into blocks as the {@link NewlinePolicy} says; within a block the
 * rules judge every period, question mark and exclamation mark, begin a sentence at numbered items
 * ({@code 1. … 2. …}), SOEP letters and known headings, and at certain capitalised words where the
 * final period is missing. Scripts with sentence marks of their own are cut by ICU4J. Offsets are
 * UTF-16, half-open. A blank that carries a combining mark counts as a character, not as white
 * space. Linear in the length of the text; immutable and thread-safe.
 */
public final class SentenceSplitter {

  /** Below this code point every sentence mark is known to the rules. */
  private static final int FIRST_FOREIGN_MARK = 0x589;

  private final SentenceOptions options;
  private final Language language;
  private final PeriodRules periods;
  private final LineBlocks lines;
  private final LengthLimits lengths;
  private final List<SafePattern> customBoundaries;
  private final BreakIterator prototype;

  /**
   * A splitter for these options; reads the lists of the language.
   *
   * @throws IllegalArgumentException where a custom boundary is no regular expression
   */
  public SentenceSplitter(SentenceOptions options) {
    this.options = options;
    language = Language.of(options.language()).withAbbreviations(options.abbreviations());
    periods = new PeriodRules(language);
    lines = new LineBlocks(options.newlines(), language);
    lengths = new LengthLimits(options.minLength(), options.maxLength());
    customBoundaries =
        options.customBoundaries().stream()
            .map(expression -> SafePattern.compile("Custom sentence boundary", expression))
            .toList();
    prototype = BreakIterator.getSentenceInstance(new ULocale(options.language()));
  }

  /**
   * Sentences in order, without overlap, trimmed of white space; empty for a blank text.
   *
   * @throws IllegalStateException where a custom boundary needs too many steps on this text
   */
  public List<Span> split(String text) {
    return split(text, List.of());
  }

  /**
   * The same with edges that no sentence crosses, such as those of sections. Text outside every
   * zone is cut too; an edge inside a grapheme cluster moves behind it.
   *
   * @param zones spans inside the text in any order; they may overlap
   */
  public List<Span> split(String text, List<Span> zones) {
    Graphemes graphemes = Graphemes.of(text);
    List<Span> sentences = new ArrayList<>();
    BitSet cuts = new BitSet(text.length());
    int begin = 0;
    for (int edge : edges(text, zones, graphemes)) {
      sentences.addAll(splitZone(text, begin, edge, graphemes, cuts));
      begin = edge;
    }
    return List.copyOf(sentences);
  }

  private static TreeSet<Integer> edges(String text, List<Span> zones, Graphemes graphemes) {
    TreeSet<Integer> edges = new TreeSet<>();
    for (Span zone : zones) {
      edges.add(graphemes.ceiling(zone.begin()));
      edges.add(graphemes.ceiling(zone.end()));
    }
    edges.add(text.length());
    return edges;
  }

  private List<Span> splitZone(String text, int begin, int end, Graphemes graphemes, BitSet cuts) {
    if (!options.customOnly()) {
      for (Span block : lines.of(text, begin, end)) {
        cuts.set(block.begin());
        new BlockScanner(text, block.end(), language, periods, cuts).scan(block.begin());
        markForeign(text, block, cuts);
      }
    }
    for (SafePattern boundary : customBoundaries) {
      for (MatchResult match : boundary.findAll(text, begin, end)) {
        cuts.set(match.end());
      }
    }
    List<Span> sentences = pieces(text, begin, end, cuts, graphemes);
    return lengths.split(text, graphemes, lengths.join(sentences));
  }

  private void markForeign(String text, Span block, BitSet cuts) {
    for (int i = block.begin(); i < block.end(); i++) {
      if (isForeignMark(text.charAt(i))) {
        BreakIterator breaks = prototype.clone();
        breaks.setText(block.coveredText(text));
        for (int at = breaks.first(); at != BreakIterator.DONE; at = breaks.next()) {
          if (endsWithForeignMark(text, block.begin(), block.begin() + at)) {
            cuts.set(block.begin() + at);
          }
        }
        return;
      }
    }
  }

  private static boolean isForeignMark(char unit) {
    return unit >= FIRST_FOREIGN_MARK
        && !Marks.isTerminator(unit)
        && UCharacter.hasBinaryProperty(unit, UProperty.S_TERM);
  }

  private static boolean endsWithForeignMark(String text, int begin, int end) {
    int at = end;
    while (at > begin
        && (WhiteSpace.is(text.charAt(at - 1)) || Marks.isCloser(text.charAt(at - 1)))) {
      at--;
    }
    return at > begin && isForeignMark(text.charAt(at - 1));
  }

  private static List<Span> pieces(
      String text, int begin, int end, BitSet cuts, Graphemes graphemes) {
    List<Span> pieces = new ArrayList<>();
    int from = graphemes.skipWhiteSpace(begin, end);
    while (from < end) {
      int cut = nextCut(text, from + 1, end, cuts, graphemes);
      pieces.add(new Span(from, graphemes.trimEnd(from, cut)));
      from = graphemes.skipWhiteSpace(cut, end);
    }
    return pieces;
  }

  /**
   * The first cut from {@code from} on, or {@code end}. Behind a cut only whole graphemes may
   * follow, and after its white space no combining mark that would take a blank with it.
   */
  private static int nextCut(String text, int from, int end, BitSet cuts, Graphemes graphemes) {
    int cut = cuts.nextSetBit(from);
    while (cut >= 0 && cut < end) {
      int next = graphemes.skipWhiteSpace(cut, end);
      if (graphemes.isBoundary(cut) && (next == end || !WhiteSpace.is(text.charAt(next)))) {
        return cut;
      }
      cut = cuts.nextSetBit(Math.max(cut + 1, next));
    }
    return end;
  }
}
