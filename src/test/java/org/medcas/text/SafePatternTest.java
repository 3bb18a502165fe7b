package org.medcas.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;

class SafePatternTest {

  @Test
  void findsMatchesAsOffsetsOfTheWholeText() {
    SafePattern pattern = SafePattern.compile("Test pattern", "\\Ab|c(d)?\\z");
    assertThat(pattern.findAll("abcd", 1, 4)).extracting(MatchResult::start).containsExactly(1, 2);
    assertThat(pattern.findFirst("abcd", 1, 4).end()).isEqualTo(2);
    assertThat(pattern.findFirst("abcd", 2, 3).end()).isEqualTo(3);
    assertThat(pattern.matchAll("abcd", 1, 2).start()).isEqualTo(1);
    assertThat(pattern.matchAll("abcd", 1, 4)).isNull();
  }

  @Test
  void allowsManyStepsInALongText() {
    SafePattern pattern = SafePattern.compile("Test pattern", "\\n\\s*\\n");
    String text = "koorts \n\n hoesten\n".repeat(20_000);
    assertThat(pattern.findAll(text, 0, text.length())).hasSize(20_000);
  }

  @Test
  void stopsWhereTheStepsGrowFasterThanTheText() {
    SafePattern pattern = SafePattern.compile("Test pattern", ".*x");
    String text = "geheim".repeat(2_000);
    assertThatThrownBy(() -> pattern.findAll(text, 0, text.length()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Test pattern [.*x]")
        .hasMessageContaining("12000 UTF-16 units")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void reportsTooDeepARecursionAsAFaultOfThePattern() {
    SafePattern pattern = SafePattern.compile("Test pattern", "(a|b|[c-e])*z");
    String text = "ab".repeat(200_000);
    assertThatThrownBy(() -> pattern.findFirst(text, 0, text.length()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("recursion");
  }
}
