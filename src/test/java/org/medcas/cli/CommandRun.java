package org.medcas.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * One run of the program, as a person sees it.
 *
 * @param code exit code
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Medcas.program(new PrintWriter(out), new PrintWriter(err, true)).execute(arguments);
    return new CommandRun(code, out.toString(), err.toString());
  }
}
