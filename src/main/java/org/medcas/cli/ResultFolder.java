package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The folder results go to, such that a file in it is always whole: each result is written to a
 * {@link StagingFolder} inside it and moved when it is complete. A run that was killed leaves at
 * most its staging folder, which the next run removes; that of a run still going is left alone.
 */
final class ResultFolder implements AutoCloseable {

  private final Path folder;
  private final StagingFolder staging;
  private final List<String> extensions;
  private final AtomicInteger stages = new AtomicInteger();

  /**
   * @param extensions of the files of one result; the first is moved last, so where it is the
   *     others are
   */
  ResultFolder(Path folder, List<String> extensions) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.extensions = List.copyOf(extensions);
    staging = StagingFolder.in(folder);
  }

  /** A staging folder for one engine. */
  Path newStage() throws IOException {
    return Files.createDirectory(staging.path().resolve(String.valueOf(stages.incrementAndGet())));
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
    staging.close();
  }
}
