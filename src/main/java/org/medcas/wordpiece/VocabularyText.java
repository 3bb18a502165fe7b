package org.medcas.wordpiece;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The form {@code vocab.txt}: UTF-8, one piece per line, the id is the line's index. */
final class VocabularyText {

  private VocabularyText() {}

  static Vocabulary read(Path file, SpecialPieceNames names) throws IOException {
    List<String> pieces;
    try {
      pieces = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new IOException("Vocabulary is not UTF-8 – " + file + " – convert it to UTF-8", e);
    }
    try {
      return Vocabulary.of(pieces.stream().map(String::stripTrailing).toList(), names);
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
