package org.medcas.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.text.Span;

class GoldFolderTest {

  @TempDir Path folder;

  @Test
  void readsEveryKindByItsEnding() throws IOException {
    write("a/brat.txt", "koorts");
    write("a/brat.ann", "T1\tPROBLEM 0 6\tkoorts\n");
    write("a/own.txt", "\ufeff[PROBLEM koorts]");
    write("b/columns.conll", "koorts B-PROBLEM\n");
    write("b/tool.xmi", "whatever");
    write("b/.hidden", "x");

    GoldCorpus corpus =
        new GoldFolder(
                folder,
                Map.of(
                    "xmi",
                    (file, id) -> GoldCorpus.of(BracketFormat.parse(id, "x").documents().get(0))))
            .read();

    assertThat(corpus.faults()).isEmpty();
    assertThat(corpus.documents())
        .extracting(GoldDocument::id)
        .containsExactly("a/brat.txt", "a/own.txt", "b/columns.conll", "b/tool.xmi");
    assertThat(corpus.documents().subList(0, 3))
        .allSatisfy(
            document ->
                assertThat(document.spans())
                    .containsExactly(new GoldSpan(new Span(0, 6), "PROBLEM")));
  }

  @Test
  void listsFaultyFilesAndReadsTheRest() throws IOException {
    write("bad.txt", "[PROBLEM open");
    Files.write(folder.resolve("broken.txt"), new byte[] {'a', 'b', (byte) 0xff});
    write("good.txt", "ok");
    write("notes.md", "not gold");
    write("orphan.ann", "T1\tX 0 1\ta");

    GoldCorpus corpus = new GoldFolder(folder).read();

    assertThat(corpus.documents()).extracting(GoldDocument::id).containsExactly("good.txt");
    assertThat(corpus.faults())
        .extracting(GoldFault::toString)
        .containsExactly(
            "bad.txt:1:1: The span [PROBLEM is still open at the end of the file; close it with ]",
            "broken.txt: Not valid UTF-8 at byte 2; save the file in UTF-8 encoding",
            "notes.md: No gold file by its ending, passed over",
            "orphan.ann: No gold file by its ending, passed over");
  }

  @Test
  void dropsDocumentsWithForeignLabelsAndSaysWhere() throws IOException {
    write("a.txt", "niets\nwel [WRONG iets]");
    write("b.txt", "[TEST Hb]");

    GoldCorpus corpus = new GoldFolder(folder).read().restrictedTo(Set.of("TEST", "PROBLEM"));

    assertThat(corpus.documents()).extracting(GoldDocument::id).containsExactly("b.txt");
    assertThat(corpus.faults())
        .extracting(GoldFault::toString)
        .containsExactly("a.txt:2:5: Unknown label 'WRONG'; allowed are PROBLEM, TEST");
  }

  @Test
  void readsSingleFile() throws IOException {
    write("one.txt", "[TEST Hb]");

    assertThat(new GoldFolder(folder.resolve("one.txt")).read().documents())
        .extracting(GoldDocument::id)
        .containsExactly("one.txt");
  }

  @Test
  void readsAFolderThatIsNamedThroughALink() throws IOException {
    write("real/a/one.txt", "[TEST Hb]");
    write("real/b/brat.txt", "koorts");
    write("real/b/brat.ann", "T1\tPROBLEM 0 6\tkoorts\n");
    write("elsewhere/two.txt", "[TEST Hb]");
    Files.createSymbolicLink(folder.resolve("real/more"), folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

    GoldFolder gold = new GoldFolder(link);

    assertThat(gold.name()).isEqualTo("link");
    assertThat(gold.read().faults()).isEmpty();
    assertThat(gold.read().documents())
        .extracting(GoldDocument::id)
        .containsExactly("a/one.txt", "b/brat.txt");
  }

  @Test
  void callsASingleFileAsTheLinkToItIsCalled() throws IOException {
    write("one.txt", "[TEST Hb]");
    Path link = Files.createSymbolicLink(folder.resolve("gold.txt"), folder.resolve("one.txt"));

    assertThat(new GoldFolder(link).read().documents())
        .extracting(GoldDocument::id)
        .containsExactly("gold.txt");
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
  }
}
