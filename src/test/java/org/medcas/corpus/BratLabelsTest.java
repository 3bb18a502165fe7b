package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

class BratLabelsTest {

  @ParameterizedTest
  @ValueSource(strings = {"PROBLEM", "Drug_Name", "O2_Saturation", "well-known", "a--b", "u", "-"})
  void leavesWhatBratTakes(String label) {
    assertThat(BratLabels.toBrat(label)).isEqualTo(label);
    assertThat(BratLabels.fromBrat(label)).isEqualTo(label);
  }

  @Test
  void writesTheRestByCodePoint() {
    assertThat(BratLabels.toBrat("Agents_(Virus)")).isEqualTo("Agents_-u0028-Virus-u0029-");
    assertThat(BratLabels.toBrat("é😀")).isEqualTo("-u00e9--u1f600-");
    assertThat(BratLabels.toBrat("-u0028-")).isEqualTo("-u002d-u0028-");
  }

  @Test
  void readsNamesThatSomebodyElseMade() {
    assertThat(BratLabels.fromBrat("x-uffffff-y")).isEqualTo("x-uffffff-y");
    assertThat(BratLabels.fromBrat("x-u28-y")).isEqualTo("x-u28-y");
  }

  @Test
  void givesEveryLabelBack() {
    String[] traps = {"-", "u", "-u", "(", "0028", "-u0028-", "-u0028", "a"};
    Seeds.forAll(
        2000,
        random -> {
          StringBuilder label = new StringBuilder();
          for (int i = random.nextInt(8); i >= 0; i--) {
            label.append(
                random.nextInt(5) == 0
                    ? RandomText.next(random, 2)
                    : traps[random.nextInt(traps.length)]);
          }
          String name = BratLabels.toBrat(label.toString());
          assertThat(name).matches("[a-zA-Z0-9_-]*");
          assertThat(BratLabels.fromBrat(name)).isEqualTo(label.toString());
        });
  }
}
