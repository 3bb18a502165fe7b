package org.medcas.wordpiece;

import java.util.Arrays;

/**
 * What one call of {@link WordPieceEncoder#encode} works on: the normalised characters of the word
 * in hand and the pieces found so far. Belongs to one thread.
 */
final class PieceBuffer {

  private char[] chars = new char[192];
  private int length;
  private final PieceTable.Run run = new PieceTable.Run();
  private int[] ids;
  private int[] words;
  private int size;

  PieceBuffer(int wordCount) {
    int capacity = 16 + 2 * wordCount;
    ids = new int[capacity];
    words = new int[capacity];
  }

  char[] reserveChars(int capacity) {
    if (chars.length < capacity) {
      chars = new char[capacity];
    }
    return chars;
  }

  void setChars(String text) {
    text.getChars(0, text.length(), reserveChars(text.length()), 0);
    length = text.length();
  }

  void setLength(int length) {
    this.length = length;
  }

  char[] chars() {
    return chars;
  }

  int length() {
    return length;
  }

  PieceTable.Run run() {
    return run;
  }

  void add(int id, int word) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
    }
    ids[size] = id;
    words[size++] = word;
  }

  int size() {
    return size;
  }

  /** Takes back all pieces from the one with index {@code newSize}. */
  void cutTo(int newSize) {
    size = newSize;
  }

  PieceSequence toSequence() {
    return new PieceSequence(Arrays.copyOf(ids, size), Arrays.copyOf(words, size));
  }
}
