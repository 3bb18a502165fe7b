package org.medcas.train.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder beside its final place, which takes that place when it is whole and vanishes otherwise.
 *
 * @param place the final place
 * @param staging where files are written meanwhile
 */
record StagedFolder(Path place, Path staging) implements AutoCloseable {

  static StagedFolder beside(Path place, String suffix) throws IOException {
    Path absolute = place.toAbsolutePath().normalize();
    StagedFolder folder =
        new StagedFolder(absolute, absolute.resolveSibling(absolute.getFileName() + suffix));
    delete(folder.staging);
    Files.createDirectories(folder.staging);
    return folder;
  }

  /** Takes the place of whatever was there. */
  void commit() throws IOException {
    Path old = place.resolveSibling(place.getFileName() + ".replaced");
    delete(old);
    if (Files.exists(place)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    delete(staging);
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> entries = Files.walk(path)) {
      deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : deepestFirst) {
      Files.delete(entry);
    }
  }
}
