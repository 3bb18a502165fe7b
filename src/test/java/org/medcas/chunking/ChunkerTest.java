package org.medcas.chunking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.medcas.chunking.Chunker.Chunking;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;

class ChunkerTest {

  @Test
  void opensANewChunkWhereTheLabelChanges() {
    Chunking chunking = chunk(TagScheme.BIO, false, "B-PROBLEM", "I-TEST", "I-TEST");
    assertThat(shown(chunking)).containsExactly("[0, 1) PROBLEM", "[1, 3) TEST");
    assertThat(chunking.repairedTags()).isEqualTo(1);
  }

  @Test
  void opensAChunkAtAnInsideTagAfterOutside() {
    Chunking chunking = chunk(TagScheme.BIO, false, "O", "I-TEST", "O");
    assertThat(shown(chunking)).containsExactly("[1, 2) TEST");
    assertThat(chunking.repairedTags()).isEqualTo(1);
  }

  @Test
  void partsNeighboursAtABeginTagUnlessGreedy() {
    assertThat(shown(chunk(TagScheme.BIO, false, "B-X", "B-X", "I-X")))
        .containsExactly("[0, 1) X", "[1, 3) X");
    assertThat(shown(chunk(TagScheme.BIO, true, "B-X", "B-X", "I-X"))).containsExactly("[0, 3) X");
  }

  @Test
  void readsEndsAndSingles() {
    Chunking chunking = chunk(TagScheme.BIOES, false, "S-X", "B-X", "I-X", "E-X", "S-Y");
    assertThat(shown(chunking)).containsExactly("[0, 1) X", "[1, 4) X", "[4, 5) Y");
    assertThat(chunking.repairedTags()).isZero();
  }

  @Test
  void closesAChunkThatTheSentenceEndLeavesOpen() {
    Chunking chunking = chunk(TagScheme.BIOES, false, "B-X", "I-X");
    assertThat(shown(chunking)).containsExactly("[0, 2) X");
    assertThat(chunking.repairedTags()).isEqualTo(1);
  }

  @Test
  void readsLabelsWithoutPrefixes() {
    assertThat(shown(chunk(TagScheme.NONE, false, "Age", "Age", "Drug_Name", "O", "Age")))
        .containsExactly("[0, 2) Age", "[2, 3) Drug_Name", "[4, 5) Age");
  }

  @Test
  void readsTheOldCodingWhereInsideOpens() {
    Chunking chunking = chunk(TagScheme.IOB1, false, "I-X", "I-X", "B-X", "I-Y");
    assertThat(shown(chunking)).containsExactly("[0, 2) X", "[2, 3) X", "[3, 4) Y");
    assertThat(chunking.repairedTags()).isZero();
  }

  @Test
  void confidenceIsTheMeanOrTheLeast() {
    List<Tag> tags = tags(TagScheme.BIO, "B-X", "I-X");
    float[] confidences = {.9f, .5f};
    assertThat(
            new Chunker(TagScheme.BIO, false, ConfidenceMeasure.MEAN)
                .chunk(tags, confidences)
                .chunks()
                .get(0)
                .confidence())
        .isEqualTo(.7f);
    assertThat(
            new Chunker(TagScheme.BIO, false, ConfidenceMeasure.MINIMUM)
                .chunk(tags, confidences)
                .chunks()
                .get(0)
                .confidence())
        .isEqualTo(.5f);
  }

  @Test
  void everyTaggedTokenIsInExactlyOneChunkOfItsLabel() {
    List<String> alphabet = List.of("O", "B-X", "I-X", "E-X", "S-X", "B-Y", "I-Y", "E-Y", "S-Y");
    Seeds.forAll(
        500,
        random -> {
          TagScheme scheme = TagScheme.values()[random.nextInt(TagScheme.values().length)];
          String[] labels = new String[random.nextInt(12)];
          Arrays.setAll(labels, i -> alphabet.get(random.nextInt(alphabet.size())));
          List<Tag> tags = tags(scheme, labels);
          Chunking chunking = chunk(scheme, random.nextBoolean(), labels);
          List<String> covered = new ArrayList<>();
          tags.forEach(tag -> covered.add(""));
          for (Chunk chunk : chunking.chunks()) {
            for (int token = chunk.tokens().begin(); token < chunk.tokens().end(); token++) {
              assertThat(covered.set(token, chunk.label())).isEmpty();
            }
          }
          assertThat(covered).isEqualTo(tags.stream().map(Tag::label).toList());
        });
  }

  @Test
  void refusesTagsWithoutTheirConfidences() {
    assertThatThrownBy(
            () ->
                new Chunker(TagScheme.BIO, false, ConfidenceMeasure.MEAN)
                    .chunk(tags(TagScheme.BIO, "O", "O"), new float[1]))
        .hasMessageContaining("2 in all (got 1)");
  }

  private static Chunking chunk(TagScheme scheme, boolean greedy, String... labels) {
    float[] confidences = new float[labels.length];
    Arrays.fill(confidences, .5f);
    return new Chunker(scheme, greedy, ConfidenceMeasure.MEAN)
        .chunk(tags(scheme, labels), confidences);
  }

  private static List<Tag> tags(TagScheme scheme, String... labels) {
    return Arrays.stream(labels).map(label -> Tag.parse(label, scheme)).toList();
  }

  private static List<String> shown(Chunking chunking) {
    return chunking.chunks().stream()
        .map(
            chunk -> {
              Span span = chunk.tokens();
              return "[" + span.begin() + ", " + span.end() + ") " + chunk.label();
            })
        .toList();
  }
}
