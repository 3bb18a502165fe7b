package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * The folder results go to, such that a file in it is always whole: each result is written to a
 * staging folder inside it and moved when it is complete. A run that was killed leaves at most its
 * staging folder, which the next run removes.
 */
final class ResultFolder implements AutoCloseable {

  private static final String STAGING_PREFIX = ".medcas-";

  private final Path folder;
  private final Path staging;
  private final List<String> extensions;
  private final AtomicInteger stages = new AtomicInteger();

  /**
   * @param extensions of the files of one result; the first is moved last, so where it is the
   *     others are
   */
  ResultFolder(Path folder, List<String> extensions) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.extensions = List.copyOf(extensions);
    removeLeftovers();
    staging = Files.createDirectory(folder.resolve(STAGING_PREFIX + ProcessHandle.current().pid()));
  }

  private void removeLeftovers() throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.toList()) {
        String name = child.getFileName().toString();
        if (name.startsWith(STAGING_PREFIX) && !isAlive(name.substring(STAGING_PREFIX.length()))) {
          PathUtils.delete(child);
        }
      }
    }
  }

  private static boolean isAlive(String pid) {
    return pid.chars().allMatch(Character::isDigit)
        && !pid.isEmpty()
        && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  /** A staging folder for one engine. */
  Path newStage() throws IOException {
    return Files.createDirectory(staging.resolve(String.valueOf(stages.incrementAndGet())));
  }

  /** Whether the result of {@code note} is there, whole. */
  boolean has(Note note) {
    return Files.exists(target(note, extensions.get(0)));
  }

  /**
   * Moves the files that an engine wrote as {@code stagedName} into place.
   *
   * @return the first of them
   */
  Path accept(Note note, Path stage, String stagedName) throws IOException {
    for (int i = extensions.size() - 1; i >= 0; i--) {
      Path target = target(note, extensions.get(i));
      Files.createDirectories(target.getParent());
      Files.move(
          stage.resolve(stagedName + extensions.get(i)),
          target,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    return target(note, extensions.get(0));
  }

  private Path target(Note note, String extension) {
    Path target = folder.resolve(note.resultName() + extension).normalize();
    if (!target.startsWith(folder.normalize())) {
      throw new IllegalArgumentException("[" + note.id() + "] leads out of " + folder);
    }
    return target;
  }

  @Override
  public void close() throws IOException {
    PathUtils.delete(staging);
  }
}
