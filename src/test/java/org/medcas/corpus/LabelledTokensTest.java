package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class LabelledTokensTest {

  private final LabelledTokens labeller =
      new LabelledTokens(SimpleTokens::lines, SimpleTokens::words);

  @Test
  void givesOneTagPerToken() {
    LabelledTokens.Labelling labelling =
        label("Geen hoge koorts hoesten\nHb laag", span(5, 16, "A"), span(17, 24, "A"));

    assertThat(labelling.sentences())
        .extracting(LabelledSentence::tags)
        .containsExactly(List.of("O", "B-A", "I-A", "B-A"), List.of("O", "O"));
    assertThat(List.of(labelling.widened(), labelling.split(), labelling.lost())).containsOnly(0);
  }

  @Test
  void widensSpansToTokenEdgesAndCountsThem() {
    LabelledTokens.Labelling labelling = label("koortspiek was er", span(0, 6, "A"));

    assertThat(labelling.sentences().get(0).tags()).containsExactly("B-A", "O", "O");
    assertThat(labelling.widened()).isEqualTo(1);
  }

  @Test
  void givesSharedTokenToTheFirstSpanAndCountsTheOther() {
    LabelledTokens.Labelling labelling = label("hart/long ok", span(0, 4, "A"), span(5, 9, "B"));

    assertThat(labelling.sentences().get(0).tags()).containsExactly("B-A", "O");
    assertThat(labelling.lost()).isEqualTo(1);
  }

  @Test
  void beginsAnewInTheNextSentence() {
    LabelledTokens.Labelling labelling = label("hoge\nkoorts", span(0, 11, "A"));

    assertThat(labelling.sentences())
        .extracting(LabelledSentence::tags)
        .containsExactly(List.of("B-A"), List.of("B-A"));
    assertThat(labelling.split()).isEqualTo(1);
  }

  @Test
  void keepsUnlabelledTokensOfPartialSourcesApart() {
    GoldDocument document =
        new GoldDocument(
            "d", "a b c d", List.of(span(2, 3, "A")), List.of(), List.of(new Span(6, 7)));

    assertThat(labeller.label(document, PartialLabels.only(Set.of("A"))).sentences().get(0).tags())
        .containsExactly("-", "B-A", "-", "?");
  }

  @Test
  void leavesUnknownStretchesUnknown() {
    GoldDocument document =
        new GoldDocument("d", "a b c d", List.of(), List.of(), List.of(new Span(2, 5)));

    assertThat(labeller.label(document, PartialLabels.all()).sentences().get(0).tags())
        .containsExactly("O", "?", "?", "O");
  }

  @Test
  void agreesWithTheDefinitionOnRandomGold() {
    Seeds.forAll(
        1000,
        random -> {
          GoldDocument any = RandomGold.next(random);
          List<Span> unknown =
              RandomGold.spans(random, any.text().length()).stream().map(GoldSpan::span).toList();
          GoldDocument document =
              new GoldDocument("d", any.text(), any.spans(), List.of(), unknown);
          LabelledTokens.Labelling labelling = labeller.label(document, PartialLabels.all());
          for (LabelledSentence sentence : labelling.sentences()) {
            assertThat(sentence.tags()).isEqualTo(slowTags(document, sentence));
          }
        });
  }

  /** Token by token: the first span that touches it, B- if the token before has another owner. */
  private static List<String> slowTags(GoldDocument document, LabelledSentence sentence) {
    List<String> tags = new ArrayList<>();
    GoldSpan before = null;
    for (Span token : sentence.tokens()) {
      GoldSpan owner = null;
      for (GoldSpan span : document.spans()) {
        if (owner == null && span.span().overlaps(token)) {
          owner = span;
        }
      }
      String prefix = owner != null && owner.equals(before) ? "I-" : "B-";
      boolean isUnknown = document.unknown().stream().anyMatch(token::overlaps);
      tags.add(owner != null ? prefix + owner.label() : isUnknown ? "?" : "O");
      before = owner;
    }
    return tags;
  }

  private LabelledTokens.Labelling label(String text, GoldSpan... spans) {
    return labeller.label(GoldDocument.of("d", text, List.of(spans)), PartialLabels.all());
  }

  private static GoldSpan span(int begin, int end, String label) {
    return new GoldSpan(new Span(begin, end), label);
  }
}
