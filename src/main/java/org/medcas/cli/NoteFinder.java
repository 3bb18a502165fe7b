package org.medcas.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.medcas.corpus.FolderFiles;

/**
 * Finds the notes that a person named: files, folders with everything below them, and {@code -} for
 * standard input. Hidden files and folders are passed over. A folder may be named by a symbolic
 * link to it; links to folders found below it are not followed.
 */
final class NoteFinder {

  private final PathMatcher include;

  /**
   * @param glob which files of a folder are notes, matched against the file name, or against the
   *     path below the folder if it holds a slash; a file named outright is always taken
   */
  NoteFinder(String glob) {
    String pattern = glob.indexOf('/') < 0 ? "**/" + glob : glob;
    PathMatcher deep = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    PathMatcher flat = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    this.include = path -> deep.matches(path) || flat.matches(path);
  }

  /**
   * The notes, folders sorted by path, no file twice under one name.
   *
   * @throws NoSuchFileException if an input does not exist
   */
  List<Note> find(List<String> inputs) throws IOException {
    List<Note> notes = new ArrayList<>();
    for (String input : inputs) {
      if (input.equals(Note.STANDARD_INPUT.id())) {
        notes.add(Note.STANDARD_INPUT);
      } else if (Files.isDirectory(Path.of(input))) {
        notes.addAll(below(Path.of(input)));
      } else if (Files.exists(Path.of(input))) {
        notes.add(Note.of(Path.of(input).getFileName().toString(), Path.of(input)));
      } else {
        throw new NoSuchFileException(input);
      }
    }
    return distinct(notes);
  }

  private List<Note> below(Path folder) throws IOException {
    return FolderFiles.below(folder).stream()
        .filter(path -> include.matches(path) && !isHidden(path))
        .map(path -> Note.of(path.toString().replace('\\', '/'), folder.resolve(path)))
        .toList();
  }

  private static boolean isHidden(Path path) {
    for (Path part : path) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  /** A result that two notes would share, or a file that was named twice. */
  private record Place(String resultName, Path file) {

    static Place of(Note note) {
      Path file = note.file() == null ? null : note.file().toAbsolutePath().normalize();
      return new Place(note.resultName(), file);
    }
  }

  private static List<Note> distinct(List<Note> notes) {
    Set<Place> seen = new HashSet<>();
    return notes.stream().filter(note -> seen.add(Place.of(note))).toList();
  }

  /**
   * Refuses notes of which one's result would take the other's place.
   *
   * @throws IllegalArgumentException if two have results of the same name
   */
  static void requireResultsOfTheirOwn(List<Note> notes) {
    Map<String, Note> byResult = new HashMap<>();
    for (Note note : notes) {
      Note other = byResult.putIfAbsent(note.resultName(), note);
      if (other != null) {
        throw new IllegalArgumentException(
            "Two inputs would have the same result ["
                + note.resultName()
                + "]: "
                + place(other)
                + " and "
                + place(note)
                + "; annotate them in two runs with different --out folders");
      }
    }
  }

  private static String place(Note note) {
    return note.file() == null ? "standard input" : note.file().toString();
  }
}
