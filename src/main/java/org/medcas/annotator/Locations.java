package org.medcas.annotator;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text resources of the engines: {@code classpath:} locations or files, always UTF-8.
 *
 * <p>Resources come through this class's own loader: worker threads of a CPE do not inherit the
 * context class loader.
 */
final class Locations {

  private static final String CLASSPATH = "classpath:";

  private Locations() {}

  /**
   * Opens a text; the caller closes it.
   *
   * @throws FileNotFoundException naming the location, if nothing is there
   */
  static Reader openText(String location) throws IOException {
    return new InputStreamReader(open(location), StandardCharsets.UTF_8);
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
