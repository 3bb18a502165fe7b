package org.medcas.train.data;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.medcas.text.PlainOrGzip;
import org.medcas.text.StrictUtf8;

/**
 * A UTF-8 text file for pretraining, plain or gzip (told by its first two bytes), a sentence or
 * paragraph per line.
 *
 * @param path of the file
 * @param weight how often the file is read per pass; a fraction stands for a random part
 * @param licence for the model's card; empty if nobody told
 */
public record TextSource(Path path, double weight, String licence) {

  private static final int LINES_PER_REPORT = 1000;

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

  /** A text of which no card will speak. */
  public TextSource(Path path, double weight) {
    this(path, weight, "");
  }

  /**
   * Hands over each line that is not blank.
   *
   * @throws IOException if the file cannot be read or is not UTF-8; the message names the line
   */
  public void forEachLine(Consumer<String> reader) throws IOException {
    forEachLine(reader, bytes -> {});
  }

  /**
   * Hands over each line that is not blank.
   *
   * @param bytesRead hears now and then, and at the end, how far the file is read
   * @throws IOException if the file cannot be read or is not UTF-8; the message names the line
   */
  public void forEachLine(Consumer<String> reader, LongConsumer bytesRead) throws IOException {
    long line = 0;
    try (SeekableByteChannel file = Files.newByteChannel(path);
        BufferedReader lines = open(file)) {
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        line++;
        if (!text.isBlank()) {
          reader.accept(text);
        }
        if (line % LINES_PER_REPORT == 0) {
          bytesRead.accept(file.position());
        }
      }
      bytesRead.accept(file.size());
    } catch (CharacterCodingException e) {
      throw new IOException(
          "Text is not UTF-8 in line "
              + lineThatIsNotUtf8()
              + " ["
              + path
              + "] - convert it to UTF-8",
          e);
    }
  }

  /** Looked for only then, because the decoder reads ahead of the lines that it hands over. */
  private long lineThatIsNotUtf8() throws IOException {
    long number = 1;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream bytes = PlainOrGzip.stream(Files.newInputStream(path))) {
      for (int next = bytes.read(); next >= 0; next = bytes.read()) {
        line.write(next);
        if (next == '\n') {
          if (!StrictUtf8.isValid(line.toByteArray())) {
            return number;
          }
          line.reset();
          number++;
        }
      }
    }
    return number;
  }

  private static BufferedReader open(SeekableByteChannel file) throws IOException {
    InputStream text = PlainOrGzip.stream(Channels.newInputStream(file));
    // a decoder of its own reports malformed input instead of replacing it
    return new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8.newDecoder()));
  }
}
