package org.medcas.train.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.commons.io.file.PathUtils;
import org.medcas.model.BundleManifest;

/**
 * A folder beside its final place, which takes that place when it is whole and vanishes otherwise.
 *
 * @param place the final place
 * @param staging where files are written meanwhile
 */
record StagedFolder(Path place, Path staging) implements AutoCloseable {

  /**
   * An empty folder beside {@code place}.
   *
   * @throws IOException if something else than a bundle lies at the place, which the bundle would
   *     replace
   */
  static StagedFolder beside(Path place, String suffix) throws IOException {
    Path absolute = place.toAbsolutePath().normalize();
    requireReplaceable(absolute);
    StagedFolder folder =
        new StagedFolder(absolute, absolute.resolveSibling(absolute.getFileName() + suffix));
    PathUtils.delete(folder.staging);
    Files.createDirectories(folder.staging);
    return folder;
  }

  private static void requireReplaceable(Path place) throws IOException {
    boolean isFree =
        Files.notExists(place)
            || Files.exists(place.resolve(BundleManifest.FILE))
            || (Files.isDirectory(place) && PathUtils.isEmptyDirectory(place));
    if (!isFree) {
      throw new IOException(
          "Something else than a bundle lies there ["
              + place
              + "] - name a new folder, or one that holds a bundle to be replaced");
    }
  }

  /** Takes the place of an older bundle, which is gone only when this one is there. */
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
