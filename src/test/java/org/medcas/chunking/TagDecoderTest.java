package org.medcas.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.medcas.testing.Seeds;

class TagDecoderTest {

  private static final List<String> BIO = List.of("O", "B-X", "I-X", "B-Y", "I-Y");

  @Test
  void argmaxMayBreakTheSchemeWhereViterbiKeepsIt() {
    // given: the second token alone would rather be I-Y, which may not follow B-X
    float[][] probabilities = {{.1f, .8f, .05f, .05f, 0}, {.05f, 0, .4f, .1f, .45f}};
    // then
    assertThat(TagDecoder.of(BIO, TagScheme.BIO, Decoding.ARGMAX).decode(probabilities))
        .containsExactly(1, 4);
    assertThat(TagDecoder.of(BIO, TagScheme.BIO, Decoding.VITERBI).decode(probabilities))
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @EnumSource(TagScheme.class)
  void viterbiFindsWhatTryingEverySequenceFinds(TagScheme scheme) {
    List<String> labels =
        switch (scheme) {
          case BIO, IOB1 -> BIO;
          case BIOES -> List.of("O", "B-X", "I-X", "E-X", "S-X", "S-Y");
          case IO -> List.of("O", "I-X", "I-Y");
          case NONE -> List.of("O", "X", "Y");
        };
    List<Tag> tags = labels.stream().map(label -> Tag.parse(label, scheme)).toList();
    TagDecoder decoder = TagDecoder.of(labels, scheme, Decoding.VITERBI);
    Seeds.forAll(
        60,
        random -> {
          float[][] probabilities = randomProbabilities(random, 1 + random.nextInt(5), tags.size());
          int[] best = decoder.decode(probabilities);
          assertThat(score(best, tags, scheme, probabilities))
              .isEqualTo(bestByTryingAll(tags, scheme, probabilities));
        });
  }

  @Test
  void confidenceIsThatOfTheConceptWhateverThePrefix() {
    float[] row = {.02f, .01f, .9f, .05f, .02f};
    TagDecoder decoder = TagDecoder.of(BIO, TagScheme.BIO, Decoding.VITERBI);
    assertThat(decoder.decode(new float[][] {row})).containsExactly(3);
    assertThat(decoder.confidence(row, 1)).isCloseTo(.91f, within(1e-6f));
    assertThat(decoder.confidence(row, 4)).isCloseTo(.07f, within(1e-6f));
    assertThat(decoder.confidence(row, 0)).isCloseTo(.02f, within(1e-6f));
  }

  @Test
  void survivesProbabilitiesOfZero() {
    float[][] probabilities = {{0, 0, 1, 0, 0}, {0, 0, 0, 0, 1}};
    assertThat(TagDecoder.of(BIO, TagScheme.BIO, Decoding.VITERBI).decode(probabilities))
        .hasSize(2);
  }

  @Test
  void hasNothingToSayOfAnEmptySentence() {
    assertThat(TagDecoder.of(BIO, TagScheme.BIO, Decoding.VITERBI).decode(new float[0][]))
        .isEmpty();
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(
            () ->
                TagDecoder.of(BIO, TagScheme.BIO, Decoding.VITERBI)
                    .decode(new float[][] {{1, 0, 0}}))
        .hasMessageContaining("Row of token 0")
        .hasMessageContaining("(got 3)");
  }

  private static float[][] randomProbabilities(Random random, int tokens, int labels) {
    float[][] rows = new float[tokens][labels];
    for (float[] row : rows) {
      for (int label = 0; label < labels; label++) {
        row[label] = .01f + random.nextFloat();
      }
    }
    return rows;
  }

  private static double bestByTryingAll(List<Tag> tags, TagScheme scheme, float[][] probabilities) {
    int[] path = new int[probabilities.length];
    double best = Double.NEGATIVE_INFINITY;
    for (long code = 0; code < Math.round(Math.pow(tags.size(), path.length)); code++) {
      long rest = code;
      for (int token = 0; token < path.length; token++) {
        path[token] = (int) (rest % tags.size());
        rest /= tags.size();
      }
      best = Math.max(best, score(path, tags, scheme, probabilities));
    }
    return best;
  }

  /** Log probability of a path, or minus infinity where it breaks the scheme. */
  private static double score(
      int[] path, List<Tag> tags, TagScheme scheme, float[][] probabilities) {
    Tag previous = Tag.OUTSIDE;
    double score = 0;
    for (int token = 0; token < path.length; token++) {
      Tag tag = tags.get(path[token]);
      if (!scheme.allows(previous, tag)) {
        return Double.NEGATIVE_INFINITY;
      }
      score += Math.log(probabilities[token][path[token]]);
      previous = tag;
    }
    return scheme.allows(previous, Tag.OUTSIDE) ? score : Double.NEGATIVE_INFINITY;
  }
}
