package org.medcas.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class HtmlPageTest {

  @Test
  void marksConceptsWithTheirLabelAsText() {
    assertThat(page("Geen koorts.", row(5, 11, "koorts", "PROBLEM")))
        .contains("Geen <mark class=\"c0 s0\" title=\"Problem, confidence 0.90\">koorts<b>PROBLEM")
        .contains("1 concept · model nl");
  }

  @Test
  void showsScriptsOfANoteAsText() {
    String text = "<script>alert(1)</script> \" ' & {{note}}";
    assertThat(page(text, row(0, 8, "<script>", "<b onclick='x'>")))
        .contains("&lt;script&gt;")
        .contains("&lt;b onclick=&#39;x&#39;&gt;")
        .contains("&quot; &#39; &amp; &#123;&#123;note}}")
        .doesNotContain("<script>")
        .doesNotContain("onclick='");
  }

  @Test
  void showsTheFirstOfOverlappingConceptsAndCountsTheOthers() {
    assertThat(page("ernstige hoest", row(0, 14, "", "PROBLEM"), row(9, 14, "", "TREATMENT")))
        .contains("2 concepts, 1 of them under another and not shown")
        .containsOnlyOnce("title=\"Problem, confidence");
  }

  @Test
  void moreLabelsThanHuesDifferInTheirLine() {
    List<ConceptRow> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(row(2 * i, 2 * i + 1, "", "L%02d".formatted(i)));
    }
    String html = page("x ".repeat(40), rows.toArray(ConceptRow[]::new));
    assertThat(html).contains("class=\"c3 s0\"").contains("class=\"c3 s1\"");
  }

  @Test
  void anyTextBecomesCharactersThatHtmlCanHold() {
    Seeds.forAll(
        300,
        random -> {
          String escaped = HtmlPage.escape(RandomText.next(random, 40));
          assertThat(escaped.codePoints().filter(HtmlPageTest::isForbidden).count()).isZero();
        });
  }

  private static boolean isForbidden(int c) {
    return c < 0x20 && c != '\n' && c != '\t'
        || c >= 0x7f && c < 0xa0
        || Character.getType(c) == Character.SURROGATE
        || (c & 0xFFFE) == 0xFFFE;
  }

  private static String page(String text, ConceptRow... concepts) {
    return new HtmlPage("brief.txt", "nl", text, List.of(concepts)).render();
  }

  private static ConceptRow row(int begin, int end, String text, String label) {
    String type = label.charAt(0) + label.substring(1).toLowerCase(java.util.Locale.ROOT);
    return new ConceptRow(new Span(begin, end), text, label, type, .9f, "nl");
  }
}
