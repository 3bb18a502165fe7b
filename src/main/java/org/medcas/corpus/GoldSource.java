package org.medcas.corpus;

import java.io.IOException;

/**
 * A set of gold documents from one place: a folder of files, a public data set, an annotation
 * tool's export. Reading twice gives the same documents.
 */
public interface GoldSource {

  /** Short name for reports and provenance, such as {@code bc5cdr-train}. */
  String name();

  /** Which labels this source marks wherever they occur. */
  PartialLabels coverage();

  /**
   * All documents, and everything that was wrong.
   *
   * @throws IOException if the source cannot be read at all
   */
  GoldCorpus read() throws IOException;
}
