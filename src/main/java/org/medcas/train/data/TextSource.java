package org.medcas.train.data;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A UTF-8 text file for pretraining, plain or gzip (told by its first two bytes), a sentence or
 * paragraph per line.
 *
 * @param path of the file
 * @param weight how often the file is read per pass; a fraction stands for a random part
 */
public record TextSource(Path path, double weight) {

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /** Refuses a weight that is not positive. */
  public TextSource {
    if (!(weight > 0) || weight > 1000) {
      throw new IllegalArgumentException(
          "The weight of a text must be above 0 and at most 1000 (got "
              + weight
              + ") ["
              + path
              + "]");
    }
  }

  /**
   * Hands over each line that is not blank.
   *
   * @throws IOException if the file cannot be read or is not UTF-8; the message names the line
   */
  public void forEachLine(Consumer<String> reader) throws IOException {
    long line = 0;
    try (BufferedReader lines = open()) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          reader.accept(text);
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(
          "Text is not UTF-8 after line " + line + " [" + path + "] - convert it to UTF-8", e);
    }
  }

  private BufferedReader open() throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    bytes.mark(2);
    boolean compressed = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
    bytes.reset();
    InputStream text = compressed ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    // a decoder of its own reports malformed input instead of replacing it
    return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder()));
  }
}
