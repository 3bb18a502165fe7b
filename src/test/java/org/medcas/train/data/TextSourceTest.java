package org.medcas.train.data;

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
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSourceTest {

  @TempDir Path folder;

  @Test
  void handsOverTheLinesThatAreNotBlankOfPlainAndCompressedFilesAlike() throws IOException {
    String text = "één twee\r\n\n \t\n\ud83d\ude00 e\u0301";
    Path plain = Files.writeString(folder.resolve("a.txt"), text);
    Path compressed = folder.resolve("b.whatever");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    assertThat(lines(plain)).containsExactly("één twee", "\ud83d\ude00 e\u0301");
    assertThat(lines(compressed)).isEqualTo(lines(plain));
  }

  @Test
  void tellsAtTheEndThatTheWholeFileIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "koorts\n".repeat(3000));
    List<Long> told = new ArrayList<>();
    new TextSource(file, 1).forEachLine(line -> {}, told::add);

    assertThat(told).isSorted().hasSize(4).last().isEqualTo(Files.size(file));
  }

  @Test
  void readsAnEmptyFile() throws IOException {
    assertThat(lines(Files.createFile(folder.resolve("empty.txt")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 700, 5000})
  void namesTheLineThatIsNotUtf8(int line) throws IOException {
    String text = "een\n".repeat(line - 1) + "pati\u00ebnt\n" + "twee\n".repeat(5000 - line);
    Path file = folder.resolve("latin1.txt");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));

    assertThatIOException()
        .isThrownBy(() -> lines(file))
        .withMessage("Text is not UTF-8 in line %d [%s] - convert it to UTF-8", line, file);
  }

  @Test
  void namesALastLineWithoutLineBreakThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin1.txt");
    Files.write(file, "een\npati\u00ebn".getBytes(StandardCharsets.ISO_8859_1));

    assertThatIOException().isThrownBy(() -> lines(file)).withMessageContaining("in line 2 [");
  }

  @Test
  void refusesWeightsThatMeanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextSource(folder, 0))
        .withMessageContaining("above 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new TextSource(folder, Double.NaN));
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    new TextSource(file, 1).forEachLine(lines::add);
    return lines;
  }
}
