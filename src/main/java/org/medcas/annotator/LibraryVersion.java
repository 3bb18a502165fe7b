package org.medcas.annotator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this library, as Maven wrote it into the jar. */
final class LibraryVersion {

  private static final String PROPERTIES = "/META-INF/maven/org.medcas/medcas/pom.properties";
  private static final String VERSION = read();

  private LibraryVersion() {}

  /** The version, or {@code development} where the classes do not come from a jar. */
  static String get() {
    return VERSION;
  }

  private static String read() {
    try (InputStream stream = LibraryVersion.class.getResourceAsStream(PROPERTIES)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(stream);
      }
      return properties.getProperty("version", "development");
    } catch (IOException e) {
      throw new UncheckedIOException("The library's own jar cannot be read: " + PROPERTIES, e);
    }
  }
}
