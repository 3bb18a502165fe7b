package org.medcas.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.text.Span;

/** One pass over one annotation file of brat; used once. */
final class BratParser {

  private static final Pattern TEXT_BOUND =
      Pattern.compile("T[^\\s]*\t(\\S+) (\\d+ \\d+(?:;\\d+ \\d+)*)(?:\t(.*))?", Pattern.DOTALL);
  private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

  private final String id;
  private final String text;
  private final List<String> lines;

  private final CodePointOffsets offsets;

  private final List<Found> found = new ArrayList<>();
  private final List<Span> unknown = new ArrayList<>();
  private final List<GoldFault> faults = new ArrayList<>();

  private record Found(GoldSpan span, int line) {}

  BratParser(String id, String text, String annotations) {
    this.id = id;
    this.text = text;
    this.lines = List.of(LINE_END.split(annotations, -1));
    this.offsets = new CodePointOffsets(text);
  }

  GoldCorpus parse() {
    for (int line = 0; line < lines.size(); line++) {
      String content = lines.get(line);
      if (content.startsWith("T")) {
        textBound(content, line + 1);
      } else if (!content.isBlank()) {
        fault(
            line + 1,
            GoldFault.Kind.IGNORED,
            "Only text-bound annotations are read (got '" + content.charAt(0) + "')");
      }
    }
    found.sort((a, b) -> a.span.compareTo(b.span));
    refuseOverlaps();
    if (faults.stream().anyMatch(fault -> fault.kind().isFatal())) {
      return new GoldCorpus(List.of(), faults);
    }
    List<GoldSpan> spans = found.stream().map(Found::span).toList();
    return new GoldCorpus(
        List.of(new GoldDocument(id, text, spans, List.of(), Spans.union(unknown))), faults);
  }

  private void textBound(String line, int number) {
    Matcher matcher = TEXT_BOUND.matcher(line);
    String label = matcher.matches() ? BratLabels.fromBrat(matcher.group(1)) : "";
    if (!GoldSpan.isLabel(label)) {
      fault(number, GoldFault.Kind.SYNTAX, "Expected ID, tab, label and offsets, tab, text");
      return;
    }
    List<Span> pieces = new ArrayList<>();
    for (String piece : matcher.group(2).split(";", -1)) {
      String[] ends = piece.split(" ", -1);
      int begin = utf16(ends[0]);
      int end = utf16(ends[1]);
      if (begin < 0 || end <= begin) {
        fault(
            number,
            GoldFault.Kind.SYNTAX,
            "Offsets must satisfy 0 <= begin < end <= "
                + offsets.count()
                + " code points (got "
                + piece
                + ")");
        return;
      }
      pieces.add(new Span(begin, end));
    }
    if (matcher.group(3) != null && !agrees(pieces, matcher.group(3))) {
      fault(
          number,
          GoldFault.Kind.SYNTAX,
          "The repeated text is not what stands at the offsets; brat counts code points, and the"
              + " line ends of the text file count too");
      return;
    }
    add(pieces, label, number);
  }

  private int utf16(String codePoints) {
    return codePoints.length() < 10 ? offsets.utf16(Integer.parseInt(codePoints)) : -1;
  }

  private boolean agrees(List<Span> pieces, String repeated) {
    List<String> covered = pieces.stream().map(piece -> piece.coveredText(text)).toList();
    return squeeze(String.join(" ", covered)).equals(squeeze(repeated));
  }

  private static String squeeze(String words) {
    return words.replaceAll("(?U)\\s+", " ").trim();
  }

  private void add(List<Span> pieces, String label, int number) {
    Span whole = new Span(pieces.get(0).begin(), Math.max(pieces.get(0).end(), last(pieces).end()));
    for (int i = 1; i < pieces.size(); i++) {
      int gapBegin = pieces.get(i - 1).end();
      int gapEnd = pieces.get(i).begin();
      if (gapEnd < gapBegin || !text.substring(gapBegin, gapEnd).isBlank()) {
        unknown.addAll(pieces);
        unknown.add(whole);
        fault(
            number,
            GoldFault.Kind.DISCONTINUOUS,
            "A " + label + " in pieces is left out, and its stretch counts as unknown");
        return;
      }
    }
    found.add(new Found(new GoldSpan(whole, label), number));
  }

  private static Span last(List<Span> pieces) {
    return pieces.get(pieces.size() - 1);
  }

  private void refuseOverlaps() {
    for (int i = 1; i < found.size(); i++) {
      if (found.get(i).span.begin() < found.get(i - 1).span.end()) {
        fault(
            found.get(i).line,
            GoldFault.Kind.OVERLAP,
            "The span overlaps that of line " + found.get(i - 1).line + "; spans never overlap");
      }
    }
  }

  private void fault(int line, GoldFault.Kind kind, String message) {
    faults.add(new GoldFault(id, line, 0, kind, message));
  }
}
