package org.medcas.cli;

import java.io.IOException;
import java.io.PrintWriter;

/** What was printed has not arrived. */
final class OutputLostException extends IOException {

  private static final long serialVersionUID = 1L;

  private OutputLostException(String message) {
    super(message);
  }

  /**
   * Makes sure that everything printed so far has left the program; a writer keeps its faults to
   * itself until it is asked.
   *
   * @param what was printed last, in words, without any text of a note
   */
  static void check(PrintWriter out, String what) throws OutputLostException {
    if (out.checkError()) {
      throw new OutputLostException(
          "Standard output could not be written ["
              + what
              + "] - its disk is full or its reader has gone: what is missing there was not"
              + " printed; make room, or name another place, and run it again");
    }
  }
}
