package org.medcas.corpus;

/**
 * A place in a file as a person names it.
 *
 * @param line from 1; {@code \n}, {@code \r} and {@code \r\n} end a line
 * @param column UTF-16 unit in the line, from 1
 */
public record TextPlace(int line, int column) {

  /** The place of the unit at {@code offset}; the whole text before it is looked at. */
  public static TextPlace of(CharSequence text, int offset) {
    int line = 1;
    int lineBegin = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      boolean insidePair = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '\n' || (c == '\r' && !insidePair)) {
        line++;
        lineBegin = i + 1;
      }
    }
    return new TextPlace(line, offset - lineBegin + 1);
  }
}
