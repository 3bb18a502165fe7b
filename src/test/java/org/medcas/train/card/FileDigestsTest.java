package org.medcas.train.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDigestsTest {

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void writeFiles() throws IOException {
    data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(data.resolve("a"));
    Files.writeString(data.resolve("a/one.txt"), "one");
  }

  @Test
  void aLinkToAFolderHasTheDigestOfTheFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), data);

    assertThat(FileDigests.of(link)).isEqualTo(FileDigests.of(data));
    String before = FileDigests.of(link);
    Files.writeString(data.resolve("a/two.txt"), "two");
    assertThat(FileDigests.of(link)).isNotEqualTo(before);
  }

  @Test
  void hiddenFilesDoNotCountAndNamesDo() throws IOException {
    String before = FileDigests.of(data);
    Files.writeString(data.resolve(".hidden"), "x");
    assertThat(FileDigests.of(data)).isEqualTo(before);
    Files.move(data.resolve("a/one.txt"), data.resolve("a/other.txt"));
    assertThat(FileDigests.of(data)).isNotEqualTo(before);
  }
}
