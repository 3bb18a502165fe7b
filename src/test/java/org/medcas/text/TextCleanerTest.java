package org.medcas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

class TextCleanerTest {

  /** The expressions of the reference system, as its code has them. */
  private static final List<String> EXPRESSIONS =
      List.of(
          "(?!)",
          "\\s",
          "\\s|(?:\\\\r)?(?:\\\\n)|(?:\\\\t)",
          "\\s+",
          "\\s+|(?:\\\\r)*(?:\\\\n)+|(?:\\\\t)+",
          "\\s[\\n\\t]",
          "\\s(?:\\n|\\t|(?:\\\\r)?(?:\\\\n)|(?:\\\\t))",
          "(?:\\\\r)?(?:\\\\n)|(?:\\\\t)");

  private static final List<CleanupMode> TRIMMED =
      List.of(CleanupMode.SHRINK, CleanupMode.SHRINK_FULL, CleanupMode.DELETE_FULL);

  // ¶ stands for a line feed, → for a tab.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "disabled| a¶¶b→c\\n\\td | a¶¶b→c\\n\\td ",
        "inplace| a¶¶b→c\\n\\td | a  b c\\n\\td ",
        "inplace_full| a¶¶b→c\\r\\n\\td | a  b c  d ",
        "shrink| a¶¶b→c\\n\\td |a b c\\n\\td",
        "shrink_full| a¶¶b→c\\r\\n\\n\\t\\td |a b c  d",
        "each| a¶¶b→c\\nd | a b→c\\nd ",
        "each_full| a¶¶b →c \\nd | a b c d ",
        "delete_full| a¶¶b→c\\r\\n\\td |a¶¶b→cd"
      })
  void cleansAsTheReferenceSystemDoes(String mode, String text, String cleaned) {
    assertThat(new TextCleaner(CleanupMode.of(mode)).clean(unescaped(text)).text())
        .isEqualTo(unescaped(cleaned));
  }

  private static String unescaped(String text) {
    return text.replace('¶', '\n').replace('→', '\t');
  }

  @Test
  void leadsSpansBackToTheOriginal() {
    String original = "  koorts \r\n\t sinds\\ngisteren  ";
    CleanedText cleaned = new TextCleaner(CleanupMode.SHRINK_FULL).clean(original);
    assertThat(cleaned.text()).isEqualTo("koorts sinds gisteren");
    assertThat(cleaned.offsets().toOriginal(new Span(0, 6))).isEqualTo(new Span(2, 8));
    assertThat(cleaned.offsets().toOriginal(new Span(6, 7))).isEqualTo(new Span(8, 13));
    assertThat(cleaned.offsets().toOriginal(new Span(7, 12)).coveredText(original))
        .isEqualTo("sinds");
    assertThat(cleaned.offsets().toOriginal(new Span(7, 21)).coveredText(original))
        .isEqualTo("sinds\\ngisteren");
    CleanedText deleted = new TextCleaner(CleanupMode.DELETE_FULL).clean("\\na\\tb\\n");
    assertThat(deleted.offsets().toOriginal(new Span(0, 1))).isEqualTo(new Span(2, 3));
    assertThat(deleted.offsets().toOriginal(new Span(0, 2))).isEqualTo(new Span(2, 6));
  }

  @Test
  void refusesASpanBeyondTheCleanedText() {
    OffsetMap offsets = new TextCleaner(CleanupMode.SHRINK).clean("a  b").offsets();
    assertThatThrownBy(() -> offsets.toOriginal(new Span(1, 4)))
        .hasMessageContaining("3 UTF-16 units")
        .hasMessageContaining("got [1, 4)");
  }

  @Test
  void refusesAnUnknownMode() {
    assertThatThrownBy(() -> CleanupMode.of("tidy"))
        .hasMessageContaining("delete_full")
        .hasMessageContaining("got tidy");
  }

  @Test
  void equalsReplacementUnitByUnit() {
    Seeds.forAll(
        3000,
        random -> {
          String text = withEscapes(random);
          CleanupMode mode = CleanupMode.values()[random.nextInt(8)];
          CleanedText cleaned = new TextCleaner(mode).clean(text);
          List<Span> sources = new ArrayList<>();
          String expected = slowlyCleaned(mode, text, sources);
          assertThat(cleaned.text()).as("%s", mode).isEqualTo(expected);
          for (int begin = 0; begin < expected.length(); begin++) {
            int end = begin + 1 + random.nextInt(expected.length() - begin);
            Span source = new Span(sources.get(begin).begin(), sources.get(end - 1).end());
            assertThat(cleaned.offsets().toOriginal(new Span(begin, end))).isEqualTo(source);
          }
        });
  }

  private static String withEscapes(Random random) {
    StringBuilder text = new StringBuilder();
    String[] escapes = {"\\n", "\\r", "\\t", "\\r\\n", "\n", "\t", " ", "\\", "n"};
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(
          random.nextInt(3) == 0
              ? RandomText.next(random, 3)
              : escapes[random.nextInt(escapes.length)]);
    }
    return text.toString();
  }

  /** One source span for every unit of the result. */
  private static String slowlyCleaned(CleanupMode mode, String text, List<Span> sources) {
    String body = TRIMMED.contains(mode) ? text.trim() : text;
    int shift = body.isEmpty() ? 0 : text.indexOf(body);
    String replacement = mode == CleanupMode.DELETE_FULL ? "" : " ";
    Matcher matcher = Pattern.compile(EXPRESSIONS.get(mode.ordinal())).matcher(body);
    int at = 0;
    while (at < body.length()) {
      if (matcher.find(at) && matcher.start() == at) {
        if (!replacement.isEmpty()) {
          sources.add(new Span(shift + at, shift + matcher.end()));
        }
        at = matcher.end();
      } else {
        sources.add(new Span(shift + at, shift + at + 1));
        at++;
      }
    }
    return body.replaceAll(EXPRESSIONS.get(mode.ordinal()), replacement);
  }
}
