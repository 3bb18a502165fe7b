package org.medcas.train.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.io.file.PathUtils;

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
    PathUtils.delete(folder.staging);
    Files.createDirectories(folder.staging);
    return folder;
  }

  /** Takes the place of whatever was there. */
  void commit() throws IOException {
    Path old = place.resolveSibling(place.getFileName() + ".replaced");
    PathUtils.delete(old);
    if (Files.exists(place)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
    PathUtils.delete(old);
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    PathUtils.delete(staging);
  }
}
