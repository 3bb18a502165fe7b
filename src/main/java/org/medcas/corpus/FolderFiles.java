package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files below a folder. */
public final class FolderFiles {

  private FolderFiles() {}

  /**
   * All regular files below {@code folder}, hidden ones included, as sorted paths relative to it; a
   * file has itself alone, as the empty path. The folder may be named by a symbolic link to it;
   * links to folders found below it are not followed.
   */
  public static List<Path> below(Path folder) throws IOException {
    // a walk that starts at a link sees the link alone
    Path root = folder.toRealPath();
    try (Stream<Path> walk = Files.walk(root)) {
      return walk.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }
}
