package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class BratFormatTest {

  @Test
  void turnsCodePointsIntoUtf16() {
    GoldCorpus corpus = BratFormat.parse("d", "😀 koorts", "T1\tPROBLEM 2 8\tkoorts\n");

    assertThat(corpus.documents().get(0).spans())
        .containsExactly(new GoldSpan(new Span(3, 9), "PROBLEM"));
  }

  @Test
  void joinsPiecesWithNothingBetweenThem() {
    GoldCorpus corpus =
        BratFormat.parse("d", "hoge\r\nkoorts", "T1\tPROBLEM 0 4;6 12\thoge koorts");

    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.documents().get(0).spans())
        .containsExactly(new GoldSpan(new Span(0, 12), "PROBLEM"));
  }

  @Test
  void listsDiscontinuousSpansAndMarksThemUnknown() {
    GoldCorpus corpus =
        BratFormat.parse("d", "linker en rechter arm", "T1\tX 0 6;18 21\tlinker arm\nR1\trel\n");

    GoldDocument document = corpus.documents().get(0);
    assertThat(document.spans()).isEmpty();
    assertThat(document.unknown()).containsExactly(new Span(0, 21));
    assertThat(corpus.faultCounts())
        .containsEntry(GoldFault.Kind.DISCONTINUOUS, 1)
        .containsEntry(GoldFault.Kind.IGNORED, 1);
  }

  @Test
  void namesEveryFaultyLine() {
    GoldCorpus corpus =
        BratFormat.parse(
            "d",
            "een lange tekst",
            "T1\tX 0 3\teen\nT2\tX 4 99\tlange\nT3 X 4 9\nT4\tX 4 9\ttekst\nT5\tY 2 9\tn lange\n");

    assertThat(corpus.documents()).isEmpty();
    assertThat(corpus.faults())
        .extracting(fault -> fault.line() + " " + fault.kind())
        .containsExactly("2 SYNTAX", "3 SYNTAX", "4 SYNTAX", "5 OVERLAP");
  }

  @Test
  void readsBackWhatItWrites() {
    Seeds.forAll(
        1000,
        random -> {
          GoldDocument any = RandomGold.next(random);
          GoldDocument document = any.withSpans(writable(any));
          String annotations = BratFormat.writeAnnotations(document);
          GoldCorpus read = BratFormat.parse("random", document.text(), annotations);
          assertThat(read.faults()).isEmpty();
          assertThat(read.documents()).containsExactly(document);
        });
  }

  /** Spans that neither cut a pair of surrogates nor begin or end with a line end. */
  private static List<GoldSpan> writable(GoldDocument document) {
    String text = document.text();
    return document.spans().stream()
        .filter(span -> !cutsPair(text, span.begin()) && !cutsPair(text, span.end()))
        .filter(span -> !isLineEnd(text, span.begin()) && !isLineEnd(text, span.end() - 1))
        .toList();
  }

  private static boolean cutsPair(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
  }

  private static boolean isLineEnd(String text, int offset) {
    return text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
  }
}
