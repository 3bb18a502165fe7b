package org.medcas.model;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.medcas.wordpiece.TokenizerFiles;

/**
 * The place that holds a bundle's files: a folder, or a package on the class path. Immutable and
 * thread-safe.
 */
sealed interface BundleSource extends TokenizerFiles {

  /** Begin of a location on the class path. */
  String CLASSPATH = "classpath:";

  /** Where the bundles that ship with this library lie. */
  String EMBEDDED = CLASSPATH + "org/medcas/models/";

  /**
   * The place named by {@code location}: {@code nl} or {@code en} for a bundle that ships with the
   * library, {@code classpath:} and a package, a {@code file:} URL, or a folder.
   *
   * @throws IllegalArgumentException if it cannot name a place at all
   */
  static BundleSource of(String location) {
    String trimmed = location == null ? "" : location.trim();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException(
          "Model location is empty - expected nl, en, a folder, or classpath: and a package");
    }
    if (trimmed.equals("nl") || trimmed.equals("en")) {
      return new ClassPathPackage(EMBEDDED.substring(CLASSPATH.length()) + trimmed + "/");
    }
    if (trimmed.startsWith(CLASSPATH)) {
      String name = trimmed.substring(CLASSPATH.length()).replaceAll("^/+|/+$", "");
      return new ClassPathPackage(name + "/");
    }
    try {
      Path folder = trimmed.startsWith("file:") ? Path.of(URI.create(trimmed)) : Path.of(trimmed);
      return new Folder(folder.toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "Model location is no path: " + e.getReason() + " (got " + trimmed + ")", e);
    }
  }

  /** The path of {@code file} where it is a file of its own; empty inside a jar. */
  Optional<Path> path(String file);

  /** The place in a form that is equal for equal places. */
  String location();

  @Override
  default String place(String file) {
    return location() + " " + file;
  }

  /** A folder of the file system; the path is absolute. */
  record Folder(Path folder) implements BundleSource {

    @Override
    public boolean has(String file) {
      return Files.isRegularFile(folder.resolve(file));
    }

    @Override
    public InputStream open(String file) throws IOException {
      return Files.newInputStream(folder.resolve(file));
    }

    @Override
    public Optional<Path> path(String file) {
      return Optional.of(folder.resolve(file));
    }

    @Override
    public String location() {
      return folder.toString();
    }
  }

  /**
   * A package on the class path, its name ending with a slash. Looked up through this class's own
   * loader: UIMA's worker threads leave the context loader unset.
   */
  record ClassPathPackage(String name) implements BundleSource {

    @Override
    public boolean has(String file) {
      return BundleSource.class.getClassLoader().getResource(name + file) != null;
    }

    @Override
    public InputStream open(String file) throws IOException {
      InputStream stream = BundleSource.class.getClassLoader().getResourceAsStream(name + file);
      if (stream == null) {
        throw new IOException("No resource " + name + file + " on the class path");
      }
      return stream;
    }

    @Override
    public Optional<Path> path(String file) {
      return Optional.empty();
    }

    @Override
    public String location() {
      return CLASSPATH + name;
    }
  }
}
