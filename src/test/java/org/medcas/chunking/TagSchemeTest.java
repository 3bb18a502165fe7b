package org.medcas.chunking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagSchemeTest {

  @Test
  void isDetectedFromTheLabels() {
    assertThat(TagScheme.detect(List.of("O", "B-PROBLEM", "I-PROBLEM"))).isEqualTo(TagScheme.BIO);
    assertThat(TagScheme.detect(List.of("O", "B-X", "I-X", "E-X", "S-X")))
        .isEqualTo(TagScheme.BIOES);
    assertThat(TagScheme.detect(List.of("O", "B-X", "I-X", "L-X", "U-X")))
        .isEqualTo(TagScheme.BIOES);
    assertThat(TagScheme.detect(List.of("O", "I-X", "I-Y"))).isEqualTo(TagScheme.IO);
    assertThat(TagScheme.detect(List.of("O", "Drug_Name", "Age"))).isEqualTo(TagScheme.NONE);
    assertThat(TagScheme.detect(List.of("O", "B-X", "Age"))).isEqualTo(TagScheme.NONE);
    assertThat(TagScheme.detect(List.of("O"))).isEqualTo(TagScheme.NONE);
  }

  @Test
  void keepsHyphensAndBracketsOfTheLabel() {
    assertThat(Tag.parse("B-DATE-TIME", TagScheme.BIO))
        .isEqualTo(new Tag(Tag.Position.BEGIN, "DATE-TIME"));
    assertThat(Tag.parse("I-Causative_Agents_(Virus_and_Bacteria)", TagScheme.BIO).label())
        .isEqualTo("Causative_Agents_(Virus_and_Bacteria)");
    assertThat(Tag.parse("E-nummer", TagScheme.NONE).label()).isEqualTo("E-nummer");
    assertThat(Tag.parse("MISC", TagScheme.BIO)).isEqualTo(new Tag(Tag.Position.INSIDE, "MISC"));
  }
}
