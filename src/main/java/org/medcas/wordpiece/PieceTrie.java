package org.medcas.wordpiece;

import java.util.Arrays;
import java.util.Map;

/**
 * The pieces of a vocabulary as a trie over UTF-16 units, for the longest piece at a place without
 * making substrings.
 *
 * <p>All edges lie in one open-addressing table of longs: source node (24 bits), unit (16 bits),
 * target node (24 bits), so that a step is mostly one cache line. Node 0 is where a word begins;
 * the node reached by {@code ##} is where it goes on. Immutable after construction and thread-safe.
 */
final class PieceTrie {

  /** Where the pieces start that begin a word. */
  static final int WORD_START = 0;

  /** Answer of {@link #longest} where no piece fits. */
  static final long NONE = -1;

  private static final int TARGET_BITS = 24;
  private static final int MAX_NODES = 1 << TARGET_BITS;
  private static final long TARGET_MASK = MAX_NODES - 1L;
  private static final int NO_PIECE = -1;

  private long[] edges;
  private int shift;
  private int[] pieceOfNode;
  private int nodes = 1;
  private final int continuation;

  PieceTrie(Map<String, Integer> pieces, String continuationPrefix) {
    edges = new long[1 << 10];
    shift = Long.SIZE - 10;
    pieceOfNode = new int[1 << 9];
    pieces.forEach(this::add);
    continuation = insert(continuationPrefix);
  }

  /** The node from which the pieces inside a word start. */
  int continuation() {
    return continuation;
  }

  /**
   * The longest piece that starts at {@code begin} and ends at or before {@code end}.
   *
   * @return end of the piece in the upper half, its id in the lower half, or {@link #NONE}
   */
  long longest(char[] text, int begin, int end, int root) {
    int node = root;
    int bestId = NO_PIECE;
    int bestEnd = begin;
    for (int i = begin; i < end; i++) {
      node = step(node, text[i]);
      if (node == 0) {
        break;
      }
      int id = pieceOfNode[node] - 1;
      if (id >= 0) {
        bestId = id;
        bestEnd = i + 1;
      }
    }
    return bestId == NO_PIECE ? NONE : ((long) bestEnd << Integer.SIZE) | bestId;
  }

  /** Target of the edge from {@code node} by {@code unit}, or 0 where there is none. */
  private int step(int node, char unit) {
    long key = key(node, unit);
    int mask = edges.length - 1;
    for (int slot = slot(key); ; slot = (slot + 1) & mask) {
      long edge = edges[slot];
      if (edge >>> TARGET_BITS == key) {
        // An empty slot looks like node 0, unit 0, target 0: "none", which is right.
        return (int) (edge & TARGET_MASK);
      }
      if (edge == 0) {
        return 0;
      }
    }
  }

  private void add(String piece, int id) {
    // The insertion may replace the array, so it has to come first.
    int node = insert(piece);
    pieceOfNode[node] = id + 1;
  }

  private int insert(String piece) {
    int node = 0;
    for (int i = 0; i < piece.length(); i++) {
      int next = step(node, piece.charAt(i));
      node = next != 0 ? next : addNode(node, piece.charAt(i));
    }
    return node;
  }

  private int addNode(int source, char unit) {
    if (nodes == MAX_NODES) {
      throw new IllegalArgumentException(
          "The pieces of a vocabulary must share at most " + MAX_NODES + " prefixes (got more)");
    }
    if (2 * nodes > edges.length) {
      grow();
    }
    if (nodes == pieceOfNode.length) {
      pieceOfNode = Arrays.copyOf(pieceOfNode, 2 * nodes);
    }
    put(key(source, unit) << TARGET_BITS | nodes);
    return nodes++;
  }

  private void grow() {
    long[] old = edges;
    edges = new long[2 * old.length];
    shift--;
    for (long edge : old) {
      if (edge != 0) {
        put(edge);
      }
    }
  }

  private void put(long edge) {
    int mask = edges.length - 1;
    int slot = slot(edge >>> TARGET_BITS);
    while (edges[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    edges[slot] = edge;
  }

  private static long key(int node, char unit) {
    return (long) node << Character.SIZE | unit;
  }

  private int slot(long key) {
    // Fibonacci hashing: the upper bits of the product are the well-mixed ones.
    return (int) (key * 0x9E3779B97F4A7C15L >>> shift);
  }
}
