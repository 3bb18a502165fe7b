package org.medcas.chunking;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How tags tell where a chunk begins and ends.
 *
 * <p>Sources: IOB1 is the original coding of Ramshaw and Marcus (1995), BIO (IOB2) that of Tjong
 * Kim Sang and Veenstra (1999), BIOES and its renaming BILOU that of Ratinov and Roth (2009).
 */
public enum TagScheme {
  /** {@code B-X} opens every chunk, {@code I-X} goes on; also called IOB2. */
  BIO,
  /** As BIO, with {@code E-X} for the last token and {@code S-X} for a chunk of one; BILOU too. */
  BIOES,
  /** Only {@code I-X}: neighbours with the same label are one chunk. */
  IO,
  /** {@code I-X} throughout; {@code B-X} only to part a chunk from one of the same label before. */
  IOB1,
  /** Labels without any prefix: neighbours with the same label are one chunk. */
  NONE;

  /**
   * The scheme that a model's labels are written in. IOB1 cannot be told from BIO by its labels and
   * is never the answer.
   */
  public static TagScheme detect(Collection<String> labels) {
    List<String> inside =
        labels.stream().filter(label -> !label.equals(Tag.OUTSIDE_LABEL)).toList();
    if (inside.isEmpty() || !inside.stream().allMatch(Tag::hasPrefix)) {
      return NONE;
    }
    Set<Tag.Position> positions = EnumSet.noneOf(Tag.Position.class);
    inside.forEach(label -> positions.add(Tag.parse(label, BIOES).position()));
    if (positions.contains(Tag.Position.END) || positions.contains(Tag.Position.SINGLE)) {
      return BIOES;
    }
    return positions.contains(Tag.Position.BEGIN) ? BIO : IO;
  }

  /**
   * Whether {@code next} may stand right after {@code previous}.
   *
   * @param previous the tag before; {@link Tag#OUTSIDE} at the begin of a sentence
   * @param next the tag after; {@link Tag#OUTSIDE} at the end of a sentence
   */
  public boolean allows(Tag previous, Tag next) {
    boolean sameLabel = previous.label().equals(next.label());
    return switch (this) {
      case IO, NONE -> true;
      case BIO -> next.position() != Tag.Position.INSIDE || sameLabel;
      case IOB1 -> next.position() != Tag.Position.BEGIN || sameLabel;
      case BIOES -> previous.isOpen() ? next.continues() && sameLabel : !next.continues();
    };
  }
}
