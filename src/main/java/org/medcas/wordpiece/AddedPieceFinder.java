package org.medcas.wordpiece;

import java.util.List;

/**
 * Finds {@link AddedPiece}s in raw words: the leftmost, and of those the longest. Immutable and
 * thread-safe.
 */
final class AddedPieceFinder {

  private final List<AddedPiece> pieces;
  private final char[] firstUnits;

  AddedPieceFinder(List<AddedPiece> pieces) {
    this.pieces = List.copyOf(pieces);
    StringBuilder units = new StringBuilder();
    for (AddedPiece piece : pieces) {
      if (units.indexOf(piece.text().substring(0, 1)) < 0) {
        units.append(piece.text().charAt(0));
      }
    }
    firstUnits = units.toString().toCharArray();
  }

  /** Cheap check that spares nearly all words the search. */
  boolean mayOccurIn(String word) {
    for (char unit : firstUnits) {
      if (word.indexOf(unit) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The piece that starts at {@code index}, the longest where several do, or null. */
  AddedPiece at(String word, int index) {
    AddedPiece longest = null;
    for (AddedPiece piece : pieces) {
      if (word.startsWith(piece.text(), index)
          && (longest == null || piece.text().length() > longest.text().length())) {
        longest = piece;
      }
    }
    return longest;
  }
}
