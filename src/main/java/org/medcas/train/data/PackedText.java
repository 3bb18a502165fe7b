package org.medcas.train.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.medcas.wordpiece.PieceEncoder;

/**
 * The pieces of one text in memory, one end piece after each line, so that windows can be cut out
 * anywhere. Four bytes per piece: 24 million words of law fill some 160 MB.
 *
 * <p>Immutable and thread-safe once read.
 */
public final class PackedText {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int BLOCK_BITS = 18;
  private static final int BLOCK = 1 << BLOCK_BITS;

  private final List<int[]> blocks = new ArrayList<>();
  private final double weight;
  private long size;
  private long unknownPieces;
  private long hash;

  private PackedText(double weight) {
    this.weight = weight;
  }

  /**
   * Encodes a whole text.
   *
   * @throws IOException if it cannot be read
   */
  public static PackedText read(TextSource source, PieceEncoder encoder) throws IOException {
    PackedText text = new PackedText(source.weight());
    source.forEachLine(line -> text.append(line, encoder));
    return text;
  }

  private void append(String line, PieceEncoder encoder) {
    List<String> words = List.of(BLANKS.split(line.strip()));
    for (int id : encoder.encode(words).ids()) {
      append(id);
      if (id == encoder.special().unknown()) {
        unknownPieces++;
      }
    }
    append(encoder.special().end());
  }

  private void append(int id) {
    int place = (int) (size & (BLOCK - 1));
    if (place == 0) {
      blocks.add(new int[BLOCK]);
    }
    blocks.get(blocks.size() - 1)[place] = id;
    hash = hash * 31 + id;
    size++;
  }

  /** Pieces, end pieces included. */
  public long size() {
    return size;
  }

  /** Pieces that stand for what the vocabulary cannot spell. */
  public long unknownPieces() {
    return unknownPieces;
  }

  /** A short text that differs where the pieces or the weight differ. */
  public String fingerprint() {
    return size + ":" + Long.toHexString(hash) + ":" + weight;
  }

  /** Adds to {@code counts} how often each piece occurs, times the weight. */
  void count(double[] counts) {
    for (long place = 0; place < size; place++) {
      counts[id(place)] += weight;
    }
  }

  double weight() {
    return weight;
  }

  /** Id at that place, 0 to {@link #size()} (exclusive). */
  int id(long place) {
    return blocks.get((int) (place >>> BLOCK_BITS))[(int) (place & (BLOCK - 1))];
  }
}
