package org.medcas.wordpiece;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * How often each run of characters occurs in texts, cut and normalised exactly as {@link
 * WordPieceEncoder} will do it: what a vocabulary is learned from.
 *
 * <p>Runs that the encoder gives up as too long are left out and counted. Belongs to one thread.
 */
public final class WordCounts {

  /** After how many lines of a file the listener hears from it. */
  public static final int LINES_PER_REPORT = 10_000;

  private final NormalizerTable normalizer;
  private final Map<String, double[]> counts = new HashMap<>();
  private final PieceBuffer buffer = new PieceBuffer(0);
  private long runs;
  private long tooLongRuns;

  /** Counts nothing yet. */
  public WordCounts(BertNormalizer normalizer) {
    this.normalizer = NormalizerTable.of(normalizer);
  }

  /** Counts the runs of {@code text}, each as {@code weight} occurrences (above 0). */
  public void add(String text, double weight) {
    if (!(weight > 0)) {
      throw new IllegalArgumentException("Weight of a text must be above 0 (got " + weight + ")");
    }
    normalizer.normalize(text, 0, text.length(), buffer);
    char[] chars = buffer.chars();
    int end = buffer.length();
    int runEnd;
    for (int run = BertPreTokenizer.nextRun(chars, 0, end);
        run < end;
        run = BertPreTokenizer.nextRun(chars, runEnd, end)) {
      runEnd = BertPreTokenizer.endOfRun(chars, run, end);
      count(new String(chars, run, runEnd - run), weight);
    }
  }

  private void count(String run, double weight) {
    runs++;
    if (run.codePointCount(0, run.length()) > WordPieceEncoder.DEFAULT_MAX_CHARS_PER_RUN) {
      tooLongRuns++;
    } else {
      counts.computeIfAbsent(run, key -> new double[1])[0] += weight;
    }
  }

  /**
   * Counts the runs of a UTF-8 file, plain or gzip (told by its first bytes), line by line.
   *
   * @param lines hears the number of lines read so far, now and then and at the end
   * @throws IOException if the file cannot be read or is not UTF-8; the message names the line
   *     before which it broke off
   */
  public void add(Path file, double weight, LongConsumer lines) throws IOException {
    long read = 0;
    try (BufferedReader reader = open(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line, weight);
        if (++read % LINES_PER_REPORT == 0) {
          lines.accept(read);
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(
          "Text is not UTF-8 – " + file + ", after line " + read + " – convert it to UTF-8", e);
    }
    lines.accept(read);
  }

  private static BufferedReader open(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      stream.mark(2);
      boolean isGzip = stream.read() == 0x1f && stream.read() == 0x8b;
      stream.reset();
      InputStream plain = isGzip ? new GZIPInputStream(stream, 1 << 16) : stream;
      return new BufferedReader(
          // A decoder of its own, because the one made from a charset hides damage.
          new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()));
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /** Counts by run, rounded, in the order of {@link String}; runs that round to 0 are left out. */
  public SortedMap<String, Long> counts() {
    SortedMap<String, Long> rounded = new TreeMap<>();
    counts.forEach(
        (run, count) -> {
          if (Math.round(count[0]) > 0) {
            rounded.put(run, Math.round(count[0]));
          }
        });
    return rounded;
  }

  /** Number of runs met, without weights. */
  public long runs() {
    return runs;
  }

  /** Number of runs left out, because the encoder gives them up, too. */
  public long tooLongRuns() {
    return tooLongRuns;
  }
}
