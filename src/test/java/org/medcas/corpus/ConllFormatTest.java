package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class ConllFormatTest {

  @Test
  void rebuildsTextAndSpansFromColumns() {
    GoldCorpus corpus =
        ConllFormat.parse(
            "d", "# note\nGeen O\nhoge B-PROBLEM\nkoorts I-PROBLEM\n. O\n\nHb\tx\tB-TEST\n");

    GoldDocument document = corpus.documents().get(0);
    assertThat(corpus.faults()).isEmpty();
    assertThat(document.text()).isEqualTo("Geen hoge koorts .\nHb\n");
    assertThat(document.spans())
        .containsExactly(
            new GoldSpan(new Span(5, 16), "PROBLEM"), new GoldSpan(new Span(19, 21), "TEST"));
    assertThat(document.sentences()).containsExactly(new Span(0, 18), new Span(19, 21));
  }

  @Test
  void partsDocumentsAtTheirStartLines() {
    GoldCorpus corpus =
        ConllFormat.parse("d", "-DOCSTART- -X- O\n\na O\n\n-DOCSTART- O\nb B-X-Y\n");

    assertThat(corpus.documents()).extracting(GoldDocument::id).containsExactly("d#1", "d#2");
    assertThat(corpus.documents().get(1).spans())
        .containsExactly(new GoldSpan(new Span(0, 1), "X-Y"));
  }

  @Test
  void readsStrayInsideTagAsBeginAndListsIt() {
    GoldCorpus corpus = ConllFormat.parse("d", "a I-X\nb I-Y\nc B-Y\n\nd I-Y\n");

    assertThat(corpus.documents().get(0).spans())
        .extracting(span -> span.begin() + span.label())
        .containsExactly("0X", "2Y", "4Y", "6Y");
    assertThat(corpus.faults()).extracting(GoldFault::line).containsExactly(1, 2, 5);
    assertThat(corpus.fatalFaults()).isEmpty();
  }

  @Test
  void namesLinesThatBreakTheFormat() {
    GoldCorpus corpus = ConllFormat.parse("d", "a O\nalone\nb S-X\n\tO\n");

    assertThat(corpus.documents()).isEmpty();
    assertThat(corpus.faults())
        .extracting(GoldFault::line, GoldFault::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, GoldFault.Kind.SYNTAX),
            org.assertj.core.groups.Tuple.tuple(3, GoldFault.Kind.SYNTAX),
            org.assertj.core.groups.Tuple.tuple(4, GoldFault.Kind.SYNTAX));
  }

  @Test
  void readsBackWhatItWrites() {
    Seeds.forAll(500, ConllFormatTest::roundTrip);
  }

  private static void roundTrip(Random random) {
    GoldDocument document = RandomGold.next(random);
    LabelledTokens labeller = new LabelledTokens(SimpleTokens::lines, SimpleTokens::words);
    List<LabelledSentence> sentences = labeller.label(document, PartialLabels.all()).sentences();

    GoldCorpus read = ConllFormat.parse("d", ConllFormat.write(document.text(), sentences));

    assertThat(read.faults()).isEmpty();
    List<LabelledSentence> again =
        labeller.label(read.documents(), PartialLabels.all()).sentences();
    assertThat(again.stream().map(LabelledSentence::tags).collect(Collectors.toList()))
        .isEqualTo(sentences.stream().map(LabelledSentence::tags).collect(Collectors.toList()));
    IntStream.range(0, again.size())
        .forEach(i -> assertThat(again.get(i).tokens()).hasSameSizeAs(sentences.get(i).tokens()));
  }
}
