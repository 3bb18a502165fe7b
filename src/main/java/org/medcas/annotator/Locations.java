package org.medcas.annotator;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Text resources of the engines: {@code classpath:} locations or files, always UTF-8.
 *
 * <p>Resources come through this class's own loader: worker threads of a CPE do not inherit the
 * context class loader.
 */
public final class Locations {

  private static final String CLASSPATH = "classpath:";
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Locations() {}

  /**
   * Opens a text; the caller closes it. A byte order mark at the begin, as spreadsheets write it,
   * is no part of the text.
   *
   * @throws FileNotFoundException naming the location, if nothing is there
   */
  public static Reader openText(String location) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(open(location), StandardCharsets.UTF_8));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /**
   * The entries of a list, one per line; blank lines and those that begin with {@code #} are passed
   * over.
   *
   * @param location null gives no entries
   */
  static List<String> lines(String location) throws IOException {
    if (location == null) {
      return List.of();
    }
    try (BufferedReader lines = new BufferedReader(openText(location))) {
      return lines
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    }
  }

  private static InputStream open(String location) throws IOException {
    if (!location.startsWith(CLASSPATH)) {
      Path file = Path.of(location);
      if (!Files.isReadable(file)) {
        throw new FileNotFoundException("no readable file at [" + location + "]");
      }
      return Files.newInputStream(file);
    }
    String name = location.substring(CLASSPATH.length()).replaceFirst("^/+", "");
    InputStream resource = Locations.class.getClassLoader().getResourceAsStream(name);
    if (resource == null) {
      throw new FileNotFoundException("no resource at [" + location + "]");
    }
    return resource;
  }
}
