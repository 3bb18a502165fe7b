package org.medcas.wordpiece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.medcas.text.StrictUtf8;

/** The form {@code vocab.txt}: UTF-8, one piece per line, the id is the line's index. */
final class VocabularyText {

  private VocabularyText() {}

  static Vocabulary read(Path file, SpecialPieceNames names) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(stream, file.toString(), names);
    }
  }

  static Vocabulary read(TokenizerFiles files, String name, SpecialPieceNames names)
      throws IOException {
    try (InputStream stream = files.open(name)) {
      return read(stream, files.place(name), names);
    }
  }

  private static Vocabulary read(InputStream stream, String file, SpecialPieceNames names)
      throws IOException {
    List<String> pieces;
    try {
      String text = StrictUtf8.decode(stream.readAllBytes());
      pieces = text.lines().map(String::stripTrailing).toList();
    } catch (StrictUtf8.InvalidUtf8Exception e) {
      throw new IOException("Vocabulary is not UTF-8 – " + file + " – convert it to UTF-8", e);
    }
    try {
      return Vocabulary.of(pieces, names);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage() + " – " + file, e);
    }
  }

  /**
   * Writes the pieces.
   *
   * @throws IllegalArgumentException if a piece could not be read back: gaps between ids, white
   *     space at an end
   */
  static void write(Path file, Vocabulary vocabulary) throws IOException {
    List<String> pieces = vocabulary.pieces();
    for (int id = 0; id < pieces.size(); id++) {
      String piece = pieces.get(id);
      if (piece.isEmpty() || !piece.equals(piece.strip()) || piece.lines().count() != 1) {
        throw new IllegalArgumentException(
            "A vocabulary written as lines needs a piece without white space for each id (got none"
                + " for id "
                + id
                + ")");
      }
    }
    Files.writeString(file, String.join("\n", pieces) + "\n", StandardCharsets.UTF_8);
  }
}
