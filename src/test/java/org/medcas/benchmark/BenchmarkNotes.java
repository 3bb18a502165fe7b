package org.medcas.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFolder;

/** Notes to measure on: the project's own train split, or a folder of text files. */
final class BenchmarkNotes {

  private static final Path CORPUS = Path.of("src", "corpus", "nl", "train");

  private BenchmarkNotes() {}

  /** The texts of the Dutch train split. */
  static List<String> corpus() throws IOException {
    return new GoldFolder(CORPUS).read().documents().stream().map(GoldDocument::text).toList();
  }

  /** The texts of all {@code .txt} files below {@code folder}. */
  static List<String> in(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }
}
