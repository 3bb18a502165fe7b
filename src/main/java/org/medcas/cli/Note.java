package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.medcas.io.StrictUtf8;

/**
 * One note to annotate.
 *
 * @param id what it is called: its path below the input folder, with slashes, or its file name
 * @param file where it lies; null for standard input
 */
record Note(String id, Path file) {

  private static final String TEXT_EXTENSION = ".txt";

  /** Standard input as a note. */
  static final Note STANDARD_INPUT = new Note("-", null);

  /** Its text, exactly as it stands. */
  String read() throws IOException {
    return StrictUtf8.decode(file == null ? System.in.readAllBytes() : Files.readAllBytes(file));
  }

  /** What its result is called, extension apart: {@code a/b.txt} gives {@code a/b}. */
  String resultName() {
    if (file == null) {
      return "stdin";
    }
    return id.endsWith(TEXT_EXTENSION)
        ? id.substring(0, id.length() - TEXT_EXTENSION.length())
        : id;
  }
}
