package org.medcas.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;
import org.medcas.text.WhiteSpace;

class SentenceSplitterPropertyTest {

  private static final List<String> LANGUAGES = List.of("nl", "en", "de", "ja");

  @Test
  void everyCharacterIsInOneSentenceOnItsBoundaries() {
    Seeds.forAll(
        3000,
        random -> {
          String text = RandomText.next(random, 80);
          check(text, new SentenceSplitter(options(random)).split(text, zones(text, random)));
        });
  }

  private static SentenceOptions options(Random random) {
    SentenceOptions options =
        SentenceOptions.defaults(LANGUAGES.get(random.nextInt(LANGUAGES.size())))
            .withNewlines(NewlinePolicy.values()[random.nextInt(3)]);
    if (random.nextInt(3) == 0) {
      options = options.withCustomBoundaries(List.of("[a-e]", "\\u0301?"), random.nextBoolean());
    }
    int minimum = random.nextInt(3) == 0 ? random.nextInt(12) : 0;
    int maximum = random.nextInt(3) == 0 ? minimum + 1 + random.nextInt(20) : 0;
    return options.withLengths(minimum, maximum);
  }

  private static List<Span> zones(String text, Random random) {
    List<Span> zones = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int a = random.nextInt(text.length() + 1);
      int b = random.nextInt(text.length() + 1);
      zones.add(new Span(Math.min(a, b), Math.max(a, b)));
    }
    return zones;
  }

  private static void check(String text, List<Span> sentences) {
    BreakIterator clusters = BreakIterator.getCharacterInstance(ULocale.ROOT);
    clusters.setText(text);
    int last = 0;
    for (Span sentence : sentences) {
      assertThat(sentence.isEmpty()).isFalse();
      assertThat(
              text.substring(last, sentence.begin()).chars().allMatch(c -> WhiteSpace.is((char) c)))
          .as("only white space before %s", sentence)
          .isTrue();
      assertThat(clusters.isBoundary(sentence.begin())).as("begin of %s", sentence).isTrue();
      assertThat(clusters.isBoundary(sentence.end())).as("end of %s", sentence).isTrue();
      assertTrimmed(text, sentence, clusters);
      last = sentence.end();
    }
    assertThat(text.substring(last).chars().allMatch(c -> WhiteSpace.is((char) c))).isTrue();
  }

  // A blank may stand at an edge only where it shares a grapheme with a mark.
  private static void assertTrimmed(String text, Span sentence, BreakIterator clusters) {
    if (WhiteSpace.is(text.charAt(sentence.begin()))) {
      assertThat(clusters.following(sentence.begin())).isGreaterThan(sentence.begin() + 1);
      assertThat(WhiteSpace.is(text.charAt(clusters.current() - 1))).isFalse();
    }
    if (WhiteSpace.is(text.charAt(sentence.end() - 1))) {
      assertThat(clusters.preceding(sentence.end())).isLessThan(sentence.end() - 1);
      assertThat(WhiteSpace.is(text.charAt(clusters.current()))).isFalse();
    }
  }

  @Test
  void noSentenceIsShorterThanTheMinimumUnlessAloneOrBounded() {
    Seeds.forAll(
        500,
        random -> {
          String text = RandomText.next(random, 80);
          List<Span> sentences =
              new SentenceSplitter(SentenceOptions.defaults("nl").withLengths(10, 0)).split(text);
          if (sentences.size() > 1) {
            assertThat(sentences).allMatch(it -> it.length() >= 10);
          }
        });
  }

  @Test
  void threadsShareOneSplitter() throws Exception {
    SentenceSplitter splitter = new SentenceSplitter(SentenceOptions.defaults("nl"));
    String text = RandomText.next(new Random(7), 20_000);
    List<Span> alone = splitter.split(text);
    Callable<List<Span>> task = () -> splitter.split(text);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<List<Span>> result : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
