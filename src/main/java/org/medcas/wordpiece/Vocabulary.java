package org.medcas.wordpiece;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The pieces of a WordPiece model and their ids.
 *
 * <p>Ids need not be dense: a {@code tokenizer.json} may leave gaps and may add pieces beyond the
 * model's own, which are looked for in the raw text only. Immutable and thread-safe.
 */
public final class Vocabulary {

  private final Map<String, Integer> pieces;
  private final List<AddedPiece> added;
  private final SpecialPieces special;
  private final List<String> byId;

  Vocabulary(Map<String, Integer> pieces, List<AddedPiece> added, SpecialPieceNames names) {
    this.pieces = Collections.unmodifiableMap(new LinkedHashMap<>(pieces));
    this.added = List.copyOf(added);
    this.byId = index();
    this.special = names.find(this::id);
  }

  /**
   * Pieces whose id is their index. Of two equal pieces the later one counts, as in the Hugging
   * Face library; BERT's own special pieces are also added pieces.
   *
   * @throws IllegalArgumentException if there is no piece for unknown, start or end
   */
  public static Vocabulary of(List<String> pieces) {
    return of(pieces, SpecialPieceNames.BERT);
  }

  static Vocabulary of(List<String> pieces, SpecialPieceNames names) {
    Map<String, Integer> ids = new LinkedHashMap<>();
    for (int id = 0; id < pieces.size(); id++) {
      ids.put(pieces.get(id), id);
    }
    List<AddedPiece> added = new ArrayList<>();
    for (String name : names.all()) {
      if (ids.containsKey(name)) {
        added.add(new AddedPiece(name, ids.get(name)));
      }
    }
    return new Vocabulary(ids, added, names);
  }

  /**
   * Reads a {@code vocab.txt} (UTF-8, a piece per line) or, where the name ends in {@code .json}, a
   * {@code tokenizer.json}.
   *
   * @throws IOException if the file cannot be read or is no such vocabulary; the message says where
   *     and why
   */
  public static Vocabulary read(Path file) throws IOException {
    return file.toString().endsWith(".json")
        ? TokenizerJson.read(file).vocabulary(SpecialPieceNames.BERT)
        : VocabularyText.read(file, SpecialPieceNames.BERT);
  }

  private List<String> index() {
    int highest = -1;
    for (int id : pieces.values()) {
      highest = Math.max(highest, id);
    }
    for (AddedPiece piece : added) {
      highest = Math.max(highest, piece.id());
    }
    List<String> index = new ArrayList<>(Collections.nCopies(highest + 1, ""));
    pieces.forEach((piece, id) -> index.set(id, piece));
    added.forEach(piece -> index.set(piece.id(), piece.text()));
    return Collections.unmodifiableList(index);
  }

  /** Highest id plus one. */
  public int size() {
    return byId.size();
  }

  /** Id of {@code piece}, which carries {@code ##} where it continues a word. */
  public OptionalInt id(String piece) {
    Integer id = pieces.get(piece);
    if (id != null) {
      return OptionalInt.of(id);
    }
    return added.stream()
        .filter(candidate -> candidate.text().equals(piece))
        .mapToInt(AddedPiece::id)
        .findFirst();
  }

  /**
   * The piece with this id, the empty string in a gap.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= id < size()}
   */
  public String piece(int id) {
    return byId.get(id);
  }

  /** All pieces by id, the empty string in gaps. */
  public List<String> pieces() {
    return byId;
  }

  /** Ids of the pieces with a role of their own. */
  public SpecialPieces special() {
    return special;
  }

  /** Pieces that are looked for in the raw text. */
  public List<AddedPiece> added() {
    return added;
  }

  /** The pieces that words are made of, without those that are only added. */
  Map<String, Integer> model() {
    return pieces;
  }
}
