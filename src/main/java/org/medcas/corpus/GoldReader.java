package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Path;

/** Reads one kind of gold file. Implementations keep no state and are thread-safe. */
@FunctionalInterface
public interface GoldReader {

  /**
   * The documents of one file. What is wrong with its content is a fault of the result, not an
   * exception.
   *
   * @param id name of the file in faults, and of its document or, with {@code #1}, {@code #2} …
   *     behind it, of its documents
   * @throws IOException if the file cannot be read at all
   */
  GoldCorpus read(Path file, String id) throws IOException;
}
