package org.medcas.train.card;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.medcas.corpus.FolderFiles;
import org.medcas.model.Sha256;

/** SHA-256 of what a model was made from. */
public final class FileDigests {

  private FileDigests() {}

  /**
   * Of a file its own hash; of a folder the hash of the lines {@code hash, two blanks, path with
   * slashes} of all files below it that are not hidden, in the order of their paths. The place may
   * be a symbolic link; links to folders found below it are not followed.
   */
  public static String of(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return Sha256.of(place);
    }
    StringBuilder list = new StringBuilder();
    for (Path file : FolderFiles.below(place)) {
      if (!file.getFileName().toString().startsWith(".")) {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), "/");
        list.append(Sha256.of(place.resolve(file))).append("  ").append(name).append('\n');
      }
    }
    return Sha256.of(new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
