package org.medcas.corpus;

/**
 * Something wrong, repaired or left out while gold was read. Holds no document text.
 *
 * @param file name of the file as the reader was given it
 * @param line line in the file, from 1; 0 where the fault concerns the whole file
 * @param column UTF-16 unit in the line, from 1; 0 where the fault concerns the whole line
 * @param kind what sort of fault
 * @param message what is wrong, what was expected and how to mend it
 */
public record GoldFault(String file, int line, int column, Kind kind, String message)
    implements Comparable<GoldFault> {

  /** Sorts of faults. */
  public enum Kind {
    /** The file could not be read or is no valid UTF-8; its document is missing. */
    UNREADABLE(true),
    /** The file breaks its format; its document is missing. */
    SYNTAX(true),
    /** Two spans share text; the document is missing. */
    OVERLAP(true),
    /** A label outside the set that the caller allows. */
    LABEL(true),
    /** A span in several pieces; its stretch is marked unknown. */
    DISCONTINUOUS(false),
    /** A tag that breaks its scheme was read as the begin of a span. */
    REPAIRED_TAG(false),
    /** Something the format can say and this project has no place for, such as relations. */
    IGNORED(false);

    private final boolean fatal;

    Kind(boolean fatal) {
      this.fatal = fatal;
    }

    /** Whether the document is left out because of it. */
    public boolean isFatal() {
      return fatal;
    }
  }

  /** A fault at one place of a file. */
  public static GoldFault at(String file, TextPlace place, Kind kind, String message) {
    return new GoldFault(file, place.line(), place.column(), kind, message);
  }

  /** A fault of a whole file. */
  public static GoldFault of(String file, Kind kind, String message) {
    return new GoldFault(file, 0, 0, kind, message);
  }

  /** Orders by file and place. */
  @Override
  public int compareTo(GoldFault other) {
    int byFile = file.compareTo(other.file);
    int byLine = Integer.compare(line, other.line);
    return byFile != 0 ? byFile : byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column: message}, as editors and compilers write places. */
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + (column > 0 ? ":" + column : "") + ": " + message;
  }
}
