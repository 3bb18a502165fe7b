package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.medcas.text.StrictUtf8;

/**
 * One note to annotate.
 *
 * @param id what it is called: its path below the input folder, with slashes, or its file name
 * @param file where it lies; null if it is no file
 * @param source how its text is read
 */
record Note(String id, Path file, TextSource source) {

  private static final String TEXT_EXTENSION = ".txt";

  /** Reads a text, once, by whichever thread works on it. */
  interface TextSource {
    String read() throws IOException;
  }

  /** Standard input as a note. */
  static final Note STANDARD_INPUT =
      new Note("-", null, () -> StrictUtf8.decode(System.in.readAllBytes()));

  /** A file as a note. */
  static Note of(String id, Path file) {
    return new Note(id, file, () -> StrictUtf8.decode(Files.readAllBytes(file)));
  }

  /** What its result is called, extension apart: {@code a/b.txt} gives {@code a/b}. */
  String resultName() {
    if (this == STANDARD_INPUT) {
      return "stdin";
    }
    return id.endsWith(TEXT_EXTENSION)
        ? id.substring(0, id.length() - TEXT_EXTENSION.length())
        : id;
  }
}
