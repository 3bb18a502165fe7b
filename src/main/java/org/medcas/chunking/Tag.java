package org.medcas.chunking;

/**
 * A tag taken apart: where in a chunk the token stands, and the label of the chunk.
 *
 * @param position place of the token in its chunk
 * @param label label without prefix; empty for {@link Position#OUTSIDE}
 */
public record Tag(Position position, String label) {

  /** How every scheme writes a token outside all chunks. */
  public static final String OUTSIDE_LABEL = "O";

  /** The tag of a token outside all chunks. */
  public static final Tag OUTSIDE = new Tag(Position.OUTSIDE, "");

  /** Place of a token in its chunk. */
  public enum Position {
    OUTSIDE,
    BEGIN,
    INSIDE,
    END,
    SINGLE
  }

  /**
   * Reads a tag as {@code scheme} writes it. A label without a known prefix stands for itself, in
   * every scheme, so that no label is lost.
   */
  public static Tag parse(String text, TagScheme scheme) {
    if (text.equals(OUTSIDE_LABEL)) {
      return OUTSIDE;
    }
    if (scheme == TagScheme.NONE || !hasPrefix(text)) {
      return new Tag(Position.INSIDE, text);
    }
    Position position =
        switch (text.charAt(0)) {
          case 'B' -> Position.BEGIN;
          case 'E', 'L' -> Position.END;
          case 'S', 'U' -> Position.SINGLE;
          default -> Position.INSIDE;
        };
    return new Tag(position, text.substring(2));
  }

  /** Whether {@code text} begins with a scheme's one-letter prefix and a hyphen. */
  static boolean hasPrefix(String text) {
    return text.length() > 2 && text.charAt(1) == '-' && "BIESLU".indexOf(text.charAt(0)) >= 0;
  }

  /** Whether the chunk goes on after this token, in a scheme that marks ends. */
  boolean isOpen() {
    return position == Position.BEGIN || position == Position.INSIDE;
  }

  /** Whether the chunk began before this token, in a scheme that marks begins and ends. */
  boolean continues() {
    return position == Position.INSIDE || position == Position.END;
  }
}
