package org.medcas.segmentation;

import java.util.ArrayList;
import java.util.List;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

/**
 * Divides a stretch of text into blocks at the line ends that close a sentence. Reads every line a
 * fixed number of times. Immutable and thread-safe.
 */
final class LineBlocks {

  /**
   * Below this width a line is taken for a statement of its own, above {@link #WIDEST} for prose.
   */
  private static final int NARROWEST = 45;

  private static final int WIDEST = 160;

  /** Narrower and wider lines must be wrapped all over the text to be joined. */
  private static final int NARROWEST_ALONE = 60;

  private static final int WIDEST_ALONE = 120;

  /** From this share of full lines on, the whole text counts as hard-wrapped. */
  private static final double WRAPPED_SHARE = 0.7;

  private static final int FEWEST_WRAPPED = 3;

  private final NewlinePolicy policy;
  private final Language language;

  LineBlocks(NewlinePolicy policy, Language language) {
    this.policy = policy;
    this.language = language;
  }

  /** The blocks of {@code text[begin, end)} in order; together with white space they cover it. */
  List<Span> of(String text, int begin, int end) {
    List<Line> lines = lines(text, begin, end);
    boolean wrapped = policy == NewlinePolicy.AUTO && markFullLines(lines);
    boolean lowerGoesOn = !wrapped && lowerCaseGoesOn(text, lines);
    List<Span> blocks = new ArrayList<>();
    int blockBegin = -1;
    Line previous = null;
    for (Line line : lines) {
      if (previous != null && endsBlock(text, previous, line, wrapped, lowerGoesOn)) {
        blocks.add(new Span(blockBegin, previous.end));
        blockBegin = -1;
      }
      blockBegin = blockBegin < 0 ? line.begin : blockBegin;
      previous = line;
    }
    if (previous != null) {
      blocks.add(new Span(blockBegin, previous.end));
    }
    return blocks;
  }

  /** A line that is not blank, without the white space at its ends. */
  private static final class Line {
    final int begin;
    final int end;
    final int indent;
    final int firstWord;
    final boolean afterBlank;
    boolean full;

    Line(int lineBegin, int begin, int end, int firstWord, boolean afterBlank) {
      this.begin = begin;
      this.end = end;
      this.indent = begin - lineBegin;
      this.firstWord = firstWord;
      this.afterBlank = afterBlank;
    }

    int width() {
      return indent + end - begin;
    }
  }

  private static List<Line> lines(String text, int begin, int end) {
    List<Line> lines = new ArrayList<>();
    boolean blank = false;
    int at = begin;
    while (at < end) {
      int lineBegin = at;
      while (at < end && !WhiteSpace.isLineEnd(text.charAt(at))) {
        at++;
      }
      Line line = trimmed(text, lineBegin, at, blank);
      blank = line == null;
      if (line != null) {
        lines.add(line);
      }
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
    return lines;
  }

  private static Line trimmed(String text, int lineBegin, int lineEnd, boolean afterBlank) {
    int begin = lineBegin;
    int end = lineEnd;
    while (begin < end && WhiteSpace.is(text.charAt(begin))) {
      begin++;
    }
    while (end > begin && WhiteSpace.is(text.charAt(end - 1))) {
      end--;
    }
    int word = begin;
    while (word < end && !WhiteSpace.is(text.charAt(word))) {
      word++;
    }
    return begin == end ? null : new Line(lineBegin, begin, end, word - begin, afterBlank);
  }

  /** Marks each line on which the next one's first word had no room; true for wrapped prose. */
  private static boolean markFullLines(List<Line> lines) {
    int followed = 0;
    int full = 0;
    int from = 0;
    while (from < lines.size()) {
      int to = from + 1;
      int width = lines.get(from).width();
      while (to < lines.size() && !lines.get(to).afterBlank) {
        width = Math.max(width, lines.get(to).width());
        to++;
      }
      for (int i = from; i < to - 1; i++) {
        Line line = lines.get(i);
        boolean filled = line.width() + 1 + lines.get(i + 1).firstWord > width;
        line.full = filled && line.width() >= NARROWEST && width <= WIDEST;
        followed++;
        full += line.full ? 1 : 0;
      }
      from = to;
    }
    return full >= FEWEST_WRAPPED && full >= WRAPPED_SHARE * followed;
  }

  /**
   * Whether a lower-case line goes on with the one before: not in notes written in lower case,
   * where such lines follow short ones too.
   */
  private static boolean lowerCaseGoesOn(String text, List<Line> lines) {
    int afterFull = 0;
    int afterShort = 0;
    for (int i = 1; i < lines.size(); i++) {
      Line line = lines.get(i - 1);
      if (Character.isLowerCase(text.codePointAt(lines.get(i).begin))) {
        afterFull += line.full ? 1 : 0;
        afterShort += line.full ? 0 : 1;
      }
    }
    return afterFull > 2 * afterShort;
  }

  private boolean endsBlock(
      String text, Line line, Line next, boolean wrapped, boolean lowerGoesOn) {
    if (next.afterBlank || policy == NewlinePolicy.EVERY_LINE) {
      return true;
    }
    if (policy == NewlinePolicy.BLANK_LINE) {
      return false;
    }
    if (beginsItem(text, next) || text.charAt(line.end - 1) == ':') {
      return true;
    }
    if (isBulleted(text, line) && next.indent > line.indent) {
      return false;
    }
    return !line.full || !(wrapped || goesOn(text, line, next, lowerGoesOn));
  }

  /** Whether the wording says that the sentence goes on behind a full line. */
  private static boolean goesOn(String text, Line line, Line next, boolean lowerGoesOn) {
    if (line.width() < NARROWEST_ALONE || line.width() > WIDEST_ALONE) {
      return false;
    }
    char last = text.charAt(line.end - 1);
    int first = text.codePointAt(next.begin);
    return last == ','
        || (lowerGoesOn && !Marks.isTerminator(last) && Character.isLowerCase(first))
        || (last == '-' && Character.isLetter(first));
  }

  private static boolean isBulleted(String text, Line line) {
    return Marks.isBullet(text.charAt(line.begin)) || isNumbered(text, line);
  }

  private static boolean isNumbered(String text, Line line) {
    if (line.firstWord < 2 || line.firstWord > 3) {
      return false;
    }
    char mark = text.charAt(line.begin + line.firstWord - 1);
    char first = text.charAt(line.begin);
    boolean letter = line.firstWord == 2 && Character.isLetter(first);
    return (mark == '.' || mark == ')' || mark == ':') && (letter || Character.isDigit(first));
  }

  /** Whether the line is a list item, a heading or a SOEP line, which never continues another. */
  private boolean beginsItem(String text, Line line) {
    char first = text.charAt(line.begin);
    boolean bullet = Marks.isBullet(first) && (line.firstWord == 1 || "•●▪◦‣*".indexOf(first) >= 0);
    boolean soep =
        line.firstWord >= 2
            && "SOEPA".indexOf(first) >= 0
            && ":/".indexOf(text.charAt(line.begin + 1)) >= 0;
    return bullet || soep || isNumbered(text, line) || isHeading(text, line);
  }

  private boolean isHeading(String text, Line line) {
    if (!Character.isUpperCase(text.codePointAt(line.begin))) {
      return false;
    }
    String first = text.substring(line.begin, line.begin + line.firstWord);
    return text.charAt(line.end - 1) == ':'
        || first.endsWith(":")
        || language.headingEnd(text, line.begin, first) > line.begin;
  }
}
