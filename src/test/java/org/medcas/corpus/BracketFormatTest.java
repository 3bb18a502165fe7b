package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class BracketFormatTest {

  @Test
  void takesMarksOutOfTextAndKeepsOffsets() {
    GoldDocument document = read("Geen [PROBLEM koorts], wel [PROBLEM hoesten].");

    assertThat(document.text()).isEqualTo("Geen koorts, wel hoesten.");
    assertThat(document.spans())
        .containsExactly(
            new GoldSpan(new Span(5, 11), "PROBLEM"), new GoldSpan(new Span(17, 24), "PROBLEM"));
    assertThat(document.sentences()).containsExactly(new Span(0, 25));
  }

  @Test
  void endsSentencesAtMarksAndLineEnds() {
    GoldDocument document = read("Een. ‖ Twee. ‖\r\n\r\n  Drie\nVier\r");

    assertThat(document.text()).isEqualTo("Een.  Twee. \r\n\r\n  Drie\nVier\r");
    assertThat(sentences(document)).containsExactly("Een.", "Twee.", "Drie", "Vier");
  }

  @Test
  void readsDoubledBracketsAsLiteral() {
    GoldDocument document =
        read("[[[PROBLEM a]]] [[NAAM]] [TEST b [[c]] d] [[allergie voor [TREATMENT x]]]");

    assertThat(document.text()).isEqualTo("[a] [NAAM] b [c] d [allergie voor x]");
    assertThat(texts(document)).containsExactly("a", "b [c] d", "x");
  }

  @Test
  void namesEveryFaultWithItsPlace() {
    GoldCorpus corpus =
        BracketFormat.parse(
            "a.txt",
            "ok [PROBLEM koorts]\n"
                + "😀 [NAAM] komt\n"
                + "[TEST Hb [TEST Ht]]]\n"
                + "los ] haakje [TEST ]\r\n"
                + "[PROBLEM over ‖ een zin]\n"
                + "[PROBLEM open");

    assertThat(corpus.documents()).isEmpty();
    assertThat(corpus.faults().stream().map(f -> f.line() + ":" + f.column()))
        .containsExactly("2:4", "3:10", "4:5", "4:14", "5:1", "5:24", "6:1");
    assertThat(corpus.faults().get(0))
        .hasToString(
            "a.txt:2:4: A label and one blank must follow the opening bracket;"
                + " write a literal one as [[");
    assertThat(corpus.fatalFaults()).hasSize(7);
  }

  @Test
  void refusesToWriteWhatItCouldNotRead() {
    assertRefused("x\u2016", new Span(0, 1), "offset 1");
    assertRefused("a\nb", new Span(0, 3), "offset 1");
    assertRefused("a]", new Span(0, 2), "offset 1");
    GoldDocument overSentenceEnd =
        GoldDocument.of("d", "a b", List.of(new GoldSpan(new Span(0, 3), "TEST")))
            .withSentences(List.of(new Span(0, 1), new Span(2, 3)));
    assertThatThrownBy(() -> BracketFormat.write(overSentenceEnd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sentence end");
  }

  private static void assertRefused(String text, Span span, String message) {
    GoldDocument document = GoldDocument.of("d", text, List.of(new GoldSpan(span, "TEST")));
    assertThatThrownBy(() -> BracketFormat.write(document))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("Document d");
  }

  @Test
  void readsBackWhatItWrites() {
    Seeds.forAll(
        2000,
        random -> {
          GoldDocument any = RandomGold.next(random);
          GoldDocument document = writable(any);
          GoldDocument read = read(BracketFormat.write(document));
          assertThat(read.text()).isEqualTo(document.text());
          assertThat(read.spans()).isEqualTo(document.spans());
          // What was read has sentences; they survive another round.
          assertThat(read(BracketFormat.write(read))).isEqualTo(read);
        });
  }

  /** The document without the few things that the form has no way to write. */
  private static GoldDocument writable(GoldDocument document) {
    String text = document.text().replace(BracketFormat.SENTENCE_END, '|');
    List<GoldSpan> spans =
        document.spans().stream()
            .filter(span -> !text.substring(span.begin(), span.end()).matches("(?s).*[\r\n].*"))
            .filter(span -> text.charAt(span.end() - 1) != ']')
            .toList();
    return GoldDocument.of(document.id(), text, spans);
  }

  private static GoldDocument read(String content) {
    GoldCorpus corpus = BracketFormat.parse("d", content);
    assertThat(corpus.faults()).isEmpty();
    return corpus.documents().get(0);
  }

  private static List<String> sentences(GoldDocument document) {
    return document.sentences().stream().map(s -> s.coveredText(document.text())).toList();
  }

  private static List<String> texts(GoldDocument document) {
    return document.spans().stream()
        .map(span -> span.span().coveredText(document.text()))
        .collect(Collectors.toList());
  }
}
