package org.medcas.wordpiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordCountsTest {

  @TempDir Path folder;

  private final WordCounts cased = new WordCounts(BertNormalizer.cased());

  @Test
  void countsTheRunsThatTheEncoderWillSee() {
    cased.add("Koorts, koorts\u3000CT-scan\u200b!", 1);

    assertThat(cased.counts())
        .isEqualTo(
            Map.of("Koorts", 1L, "koorts", 1L, ",", 1L, "CT", 1L, "-", 1L, "scan", 1L, "!", 1L));
  }

  @Test
  void countsUncasedRunsTogether() {
    WordCounts uncased = new WordCounts(BertNormalizer.uncased());
    uncased.add("Één een EE\u0301N", 1);

    assertThat(uncased.counts()).isEqualTo(Map.of("een", 3L));
  }

  @Test
  void weighsTexts() {
    cased.add("a a b", 0.5);
    cased.add("a", 3);

    assertThat(cased.counts()).isEqualTo(Map.of("a", 4L, "b", 1L));
    assertThat(cased.runs()).isEqualTo(4);
    assertThatIllegalArgumentException().isThrownBy(() -> cased.add("a", 0));
  }

  @Test
  void readsPlainAndCompressedFilesAlike() throws IOException {
    Path plain = folder.resolve("a.txt");
    Files.writeString(plain, "één twee\r\ntwee\n");
    Path compressed = folder.resolve("b.whatever");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(Files.readAllBytes(plain));
    }
    List<Long> lines = new ArrayList<>();
    cased.add(plain, 1, lines::add);
    cased.add(compressed, 10, lines::add);

    assertThat(cased.counts()).isEqualTo(Map.of("één", 11L, "twee", 22L));
    assertThat(lines).containsExactly(2L, 2L);
  }

  @Test
  void readsAnEmptyFile() throws IOException {
    cased.add(Files.createFile(folder.resolve("empty.txt")), 1, lines -> {});

    assertThat(cased.counts()).isEmpty();
  }

  @Test
  void refusesTextThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.txt");
    Files.write(file, "één".getBytes(StandardCharsets.ISO_8859_1));

    assertThatIOException()
        .isThrownBy(() -> cased.add(file, 1, lines -> {}))
        .withMessageContaining("latin.txt")
        .withMessageContaining("UTF-8");
  }

  @Test
  void leavesOutRunsThatTheEncoderGivesUp() {
    cased.add("x".repeat(101) + " " + "x".repeat(100), 1);

    assertThat(cased.counts()).containsOnlyKeys("x".repeat(100));
    assertThat(cased.tooLongRuns()).isOne();
  }
}
