/**
 * The command line: one class per command, and the only place of the library that prints or exits.
 *
 * <p>{@link org.medcas.cli.Medcas} is the program; each command parses its options, calls the
 * library and shows the outcome. Results go to standard output, everything said to the person to
 * standard error. Exit codes: 0 all went well, 1 some documents or checks failed (each is listed),
 * 2 the command was not understood. Notes are worked on by several threads, each with an engine and
 * a CAS of its own over one shared model; results come out in the order of the input.
 *
 * <p>Trap: no text of a note may reach standard error; messages name files and offsets only.
 */
package org.medcas.cli;
