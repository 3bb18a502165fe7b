package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteFinderTest {

  @TempDir private Path folder;
  private Path notes;

  @BeforeEach
  void writeNotes() throws IOException {
    notes = Files.createDirectories(folder.resolve("notes"));
    Files.createDirectories(notes.resolve("ward"));
    Files.writeString(notes.resolve("ward/a.txt"), "a");
    Files.writeString(notes.resolve("stdin.txt"), "b");
  }

  @Test
  void findsTheNotesOfAFolderThatIsNamedThroughALink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), notes);

    List<Note> found = find(link.toString());

    assertThat(found).extracting(Note::id).containsExactly("stdin.txt", "ward/a.txt");
    assertThat(found)
        .extracting(Note::file)
        .containsExactly(link.resolve("stdin.txt"), link.resolve("ward/a.txt"));
  }

  @Test
  void doesNotFollowLinksToFoldersFoundBelow() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("c.txt"), "c");
    Files.createSymbolicLink(notes.resolve("more"), elsewhere);

    assertThat(find(notes.toString()))
        .extracting(Note::id)
        .containsExactly("stdin.txt", "ward/a.txt");
  }

  @Test
  void standardInputIsTheSameAsNothingButItself() throws IOException {
    String file = notes.resolve("stdin.txt").toString();

    assertThat(find(file, "-")).hasSize(2).element(1).isSameAs(Note.STANDARD_INPUT);
    assertThat(find("-", file)).hasSize(2).element(0).isSameAs(Note.STANDARD_INPUT);
    assertThat(find("-", "-")).containsExactly(Note.STANDARD_INPUT);
  }

  @Test
  void saysThatStandardInputAndAFileWouldHaveOneResult() throws IOException {
    Path file = notes.resolve("stdin.txt");
    for (List<Note> both : List.of(find(file.toString(), "-"), find("-", file.toString()))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NoteFinder.requireResultsOfTheirOwn(both))
          .withMessageContaining("the same result [stdin]")
          .withMessageContaining("standard input")
          .withMessageContaining(file.toString());
    }
  }

  @Test
  void takesAFileThatIsNamedTwiceOnce() throws IOException {
    String file = notes.resolve("stdin.txt").toString();
    String detour = notes.resolve("ward/../stdin.txt").toString();

    List<Note> found = find(notes.toString(), file, detour);

    assertThat(found).extracting(Note::id).containsExactly("stdin.txt", "ward/a.txt");
    assertThatNoException().isThrownBy(() -> NoteFinder.requireResultsOfTheirOwn(found));
  }

  private static List<Note> find(String... inputs) throws IOException {
    return new NoteFinder("*.txt").find(Stream.of(inputs).toList());
  }
}
