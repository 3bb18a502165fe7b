package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.corpus.CorpusSplits.Split;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;

class CorpusReportTest {

  private static final String LONG = "Patiënt kwam gisteren met de fiets naar de poli voor";

  @TempDir Path folder;

  @Test
  void countsWhatIsThereAndHowFarSplitsAreApart() throws IOException {
    write(
        "train/consult.cardiology.w01-01.txt", "[PROBLEM Koorts]. ‖ Niets.\n" + LONG + " controle");
    write("train/consult.urology.w02-01.txt", "[TEST Hb]");
    write(
        "test/gp-journal.urology.t01-01.txt",
        "[PROBLEM koorts], [TEST CRP] leverde verder helemaal weinig op\n" + LONG + " uitleg");
    write("agreement/gp-journal.urology.t01-01.txt", "anders");

    CorpusSplits corpus = CorpusSplits.read(folder);
    CorpusReport report = CorpusReport.of(corpus);

    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.agreement()).hasSize(1);
    assertThat(report.splits().get(Split.TRAIN)).isEqualTo(new CorpusReport.Size(2, 4, 2, 14, 2));
    assertThat(report.kinds()).containsEntry("consult", 2).containsEntry("gp-journal", 1);
    assertThat(report.specialties()).containsEntry("urology", 2);
    assertThat(report.labels().get("TEST")).containsEntry(Split.TRAIN, 1);
    assertThat(report.distinctSpanTexts()).isEqualTo(3);
    assertThat(report.unseenTestSpans()).isEqualTo(1);
    assertThat(report.duplicateSentences()).hasSize(1);
    assertThat(report.duplicateDocuments()).isEmpty();
  }

  @Test
  void listsFilesWhoseNameBreaksTheScheme() throws IOException {
    write("dev/note.txt", "x");

    assertThat(CorpusSplits.read(folder).faults())
        .extracting(GoldFault::toString)
        .containsExactly("dev/note.txt: The file name must be kind.specialty.WRITER-NN.txt");
  }

  @Test
  void findsTheSameNearDuplicatesAsComparingAllPairs() {
    Seeds.forAll(100, CorpusReportTest::compareAllPairs);
  }

  private static void compareAllPairs(Random random) {
    List<NearDuplicates.Item> firsts = items(random, "a");
    List<NearDuplicates.Item> seconds = items(random, "b");

    List<NearDuplicates.Pair> slow = new ArrayList<>();
    for (NearDuplicates.Item first : firsts) {
      for (NearDuplicates.Item second : seconds) {
        Set<String> shared = new HashSet<>(first.words());
        shared.retainAll(second.words());
        int both = first.words().size() + second.words().size();
        if (both > 0 && 2.0 * shared.size() / both > 0.5) {
          slow.add(new NearDuplicates.Pair(first.id(), second.id(), 2.0 * shared.size() / both));
        }
      }
    }

    assertThat(NearDuplicates.between(firsts, seconds, 0.5)).isEqualTo(slow);
  }

  private static List<NearDuplicates.Item> items(Random random, String name) {
    List<NearDuplicates.Item> items = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      items.add(NearDuplicates.Item.of(name + i, RandomText.next(random, 12)));
    }
    return items;
  }

  @Test
  void givesSharedWordsByTheWordsOfBoth() {
    List<NearDuplicates.Item> one = List.of(NearDuplicates.Item.of("a", "Geen hoge koorts."));
    List<NearDuplicates.Item> other = List.of(NearDuplicates.Item.of("b", "wel hoge KOORTS"));

    assertThat(NearDuplicates.between(one, other, 0.5))
        .singleElement()
        .satisfies(pair -> assertThat(pair.overlap()).isEqualTo(2 / 3.0, within(1e-12)));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
