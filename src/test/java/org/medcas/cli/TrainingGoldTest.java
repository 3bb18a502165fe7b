package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.model.Sha256;
import org.medcas.train.FineTuner;
import org.medcas.train.card.SourceFacts;
import org.medcas.train.data.ExampleSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class TrainingGoldTest {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TrainingGold.Result read;
  private FineTuner.Data data;

  @BeforeEach
  void writeGold() throws IOException {
    write("full/a.txt", "She has [Diagnosis gout] and takes [Drug_Name codeine].\n");
    write("dev/a.txt", "Taking [Drug_Name aspirin] now.\n");
    write("drugs/a.txt", "Gout, so [Drug_Name colchicine] today.\nNothing else.\n");
  }

  @Test
  void leavesOtherLabelsOpenOutsideTheSpansOfPartialGold() {
    int code = read("--train", at("full"), "--partial", "Drug_Name=" + at("drugs"));

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(data.labels())
        .containsExactly("O", "B-Diagnosis", "I-Diagnosis", "B-Drug_Name", "I-Drug_Name");
    assertThat(data.allowed().sets()).containsExactly(List.of(0, 1, 2));
    ExampleSource drugs = data.train().get(1);
    assertThat(drugs.examples().get(0).words())
        .containsExactly("Gout", ",", "so", "colchicine", "today", ".");
    assertThat(drugs.examples().get(0).labels()).containsExactly(5, 5, 5, 3, 5, 5);
    assertThat(out.toString())
        .containsPattern("full +1 +2 +1[.]0 +all labels")
        .containsPattern("drugs +2 +1 +1[.]0 +Drug_Name");
  }

  @Test
  void takesPublicSetsWithTheirOwnCoverageAndTellsWhatIsMissing() throws IOException {
    write("sets/ncbi_disease-train.tsv.gz", "Gout\tB-Disease\nhurts\tO\n.\tO\n");
    write("sets/multicardioner-drug-train.conll.gz", "codeine\tB-FARMACO\n.\tO\n");

    int code = read("--train", at("full"), "--public", at("sets"), "--public-weight", "ncbi=0.5");

    assertThat(err.toString()).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString())
        .contains("Not there, passed over: maccrobat.jsonl.gz")
        .containsPattern("ncbi\\S* +1 +1 +0[.]5 +Diagnosis");
    assertThat(data.allowed().sets()).containsExactly(List.of(0, 3, 4), List.of(0, 1, 2));
    assertThat(data.train()).extracting(ExampleSource::weight).containsExactly(1.0, 0.5, 1.0);
  }

  @Test
  void readsWeightsBehindTheFolder() {
    read("--train", at("full") + "=2", "--partial", "Drug_Name=" + at("drugs") + "=0.25");

    assertThat(data.train()).extracting(ExampleSource::weight).containsExactly(2.0, 0.25);
  }

  @Test
  void keepsHashLicenceAndCountsOfEachSource() throws Exception {
    write("sets/ncbi_disease-train.tsv.gz", "Gout\tB-Disease\nhurts\tO\n.\tO\n");

    read("--train", at("full"), "--public", at("sets"), "--licence", at("full") + "=CC0");

    SourceFacts own = read.record().train().get(0);
    String hash = Sha256.of(Files.newInputStream(folder.resolve("full/a.txt")));
    String list = hash + "  a.txt\n";
    assertThat(own.sha256())
        .isEqualTo(Sha256.of(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8))));
    assertThat(own.licence()).isEqualTo("CC0");
    assertThat(own.spans()).isEqualTo(2);
    assertThat(read.record().train().get(1).licence()).isEqualTo("CC BY 4.0");
    assertThat(read.record().dev().documents()).isEqualTo(1);
  }

  @Test
  void namesTheSpanWhoseLabelPartialGoldShouldNotHave() {
    assertThat(read("--train", at("full"), "--partial", "Diagnosis=" + at("drugs"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("other labels than --partial says", "a.txt:1:10: Unknown label 'Drug_Name'");
  }

  @Test
  void namesFileAndLineOfEveryFaultAtOnce() throws IOException {
    write("full/overlap.txt", "Fine.\nHas [Diagnosis gout [Drug_Name codeine]].\n");
    write("full/open.txt", "Has [Diagnosis gout.\n");
    Files.write(folder.resolve("full/latin.txt"), new byte[] {'a', (byte) 0xe9, 'b'});

    assertThat(read("--train", at("full"))).isEqualTo(1);
    assertThat(err.toString())
        .contains("Gold has faults")
        .containsPattern("overlap.txt:2:\\d+: ")
        .containsPattern("open.txt:1:\\d+: ")
        .contains("latin.txt: Not valid UTF-8 at byte 1");
    assertThat(data).isNull();
  }

  @Test
  void namesTheDevSpanWhoseLabelNobodyTaught() throws IOException {
    write("dev/b.txt", "First.\nThen [Weight 80 kg].\n");

    assertThat(read("--train", at("full"))).isEqualTo(1);
    assertThat(err.toString()).contains("b.txt:2:6: Unknown label 'Weight'");
  }

  @Test
  void refusesAnEmptySplit() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    assertThat(read("--train", at("empty"))).isEqualTo(2);
    assertThat(err.toString()).contains("no gold document can be read in", "empty");
  }

  @Test
  void refusesTrainingFromNothingAndOptionsOfTheWrongForm() {
    assertThat(read()).isEqualTo(2);
    assertThat(err.toString()).contains("Give gold to learn from");
    assertThat(read("--partial", at("drugs"))).isEqualTo(2);
    assertThat(err.toString()).contains("expected LABEL,LABEL=FOLDER");
    assertThat(read("--public", folder.toString(), "--public-weight", "x=1")).isEqualTo(2);
    assertThat(err.toString()).contains("names no public set [x]");
  }

  private int read(String... arguments) {
    Reading reading = new Reading();
    int code =
        new CommandLine(reading)
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(with(arguments, "--dev", at("dev"), "--language", "en"));
    read = reading.read;
    data = read == null ? null : read.data();
    return code;
  }

  private static String[] with(String[] arguments, String... more) {
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return all;
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** A command that only reads. */
  @Command(name = "reading")
  static final class Reading implements Callable<Integer> {

    @Mixin private TrainingGold gold = new TrainingGold();
    private TrainingGold.Result read;

    @Override
    public Integer call() throws IOException {
      read = gold.read();
      return 0;
    }
  }
}
