package org.medcas.tokenization;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

class WordTokenizerPropertyTest {

  private static final List<TokenizerOptions> OPTIONS =
      List.of(
          TokenizerOptions.defaults(),
          TokenizerOptions.defaults().withTarget("."),
          TokenizerOptions.defaults().withContextCharacters(List.of("(", ")", ".", "😀")),
          TokenizerOptions.defaults().withAffixes("\\A(.)", "(.)(.)\\z", List.of("(.)(.*)")),
          TokenizerOptions.defaults().withSplits(List.of("-", "."), null),
          TokenizerOptions.defaults().withExceptions(List.of("koorts a", "é", "Dr."), false),
          TokenizerOptions.defaults().withLengths(2, 5));

  @Test
  void tokensAreSortedInsideOnBoundariesAndTrimmed() {
    Seeds.forAll(
        3000,
        random -> {
          String text = RandomText.next(random, 60);
          Span sentence = sentence(text, random);
          TokenizerOptions options = OPTIONS.get(random.nextInt(OPTIONS.size()));
          Tokenization tokens = new WordTokenizer(options).tokenize(text, sentence);
          check(text, sentence, tokens.tokens());
        });
  }

  @Test
  void everyVisibleBaseCharacterIsInADefaultToken() {
    WordTokenizer tokenizer = new WordTokenizer();
    Seeds.forAll(
        3000,
        random -> {
          String text = RandomText.next(random, 60);
          Span whole = new Span(0, text.length());
          boolean[] covered = new boolean[text.length()];
          for (Span token : tokenizer.tokenize(text, whole).tokens()) {
            java.util.Arrays.fill(covered, token.begin(), token.end(), true);
          }
          for (int i = 0; i < covered.length; i++) {
            assertThat(covered[i] || isOutside(text, i))
                .as("unit %d U+%04X", i, (int) text.charAt(i))
                .isTrue();
          }
        });
  }

  private static boolean isOutside(String text, int i) {
    boolean second = i > 0 && Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
    int codePoint = text.codePointAt(second ? i - 1 : i);
    int type = UCharacter.getType(codePoint);
    int cluster = UCharacter.getIntPropertyValue(codePoint, UProperty.GRAPHEME_CLUSTER_BREAK);
    return WhiteSpace.is(text.charAt(i))
        || cluster == UCharacter.GraphemeClusterBreak.PREPEND
        || type == ECharacterCategory.CONTROL
        || type == ECharacterCategory.FORMAT
        || type == ECharacterCategory.NON_SPACING_MARK
        || type == ECharacterCategory.ENCLOSING_MARK
        || type == ECharacterCategory.COMBINING_SPACING_MARK;
  }

  private static Span sentence(String text, Random random) {
    int a = random.nextInt(text.length() + 1);
    int b = random.nextInt(text.length() + 1);
    BreakIterator clusters = clusters(text);
    int begin = clusters.isBoundary(Math.min(a, b)) ? Math.min(a, b) : 0;
    int end = clusters.isBoundary(Math.max(a, b)) ? Math.max(a, b) : text.length();
    return new Span(begin, end);
  }

  private static BreakIterator clusters(String text) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    clusters.setText(text);
    return clusters;
  }

  private static void check(String text, Span sentence, List<Span> tokens) {
    BreakIterator clusters = clusters(text);
    int last = sentence.begin();
    for (Span token : tokens) {
      assertThat(token.begin()).isGreaterThanOrEqualTo(last);
      assertThat(token.isEmpty()).isFalse();
      assertThat(sentence.contains(token)).isTrue();
      assertThat(clusters.isBoundary(token.begin())).as("begin of %s", token).isTrue();
      assertThat(clusters.isBoundary(token.end()))
          .as("end of %s in %s", token, escaped(text))
          .isTrue();
      assertThat(WhiteSpace.is(text.charAt(token.begin()))).as("begin of %s", token).isFalse();
      assertThat(WhiteSpace.is(text.charAt(token.end() - 1))).as("end of %s", token).isFalse();
      last = token.end();
    }
  }

  private static String escaped(String text) {
    StringBuilder units = new StringBuilder();
    text.chars().forEach(unit -> units.append(String.format("%04X ", unit)));
    return units.toString();
  }
}
