package org.medcas.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMARuntimeException;

/** What a person is told of an exception: what is wrong and what to do, never a stack trace. */
final class Faults {

  private Faults() {}

  /** The first message that says something of its own, from the outside in, in one line. */
  static String shortMessage(Throwable fault) {
    Throwable telling = fault;
    while (telling.getCause() != null && isEnvelope(telling)) {
      telling = telling.getCause();
    }
    return describe(telling).replaceAll("\\s*\\R\\s*", " ");
  }

  /** The framework's exceptions name the engine that failed; others may only repeat their cause. */
  private static boolean isEnvelope(Throwable fault) {
    return fault instanceof UIMAException
        || fault instanceof UIMARuntimeException
        || fault.getMessage() == null
        || fault.getMessage().equals(fault.getCause().toString());
  }

  private static String describe(Throwable cause) {
    if (cause instanceof NoSuchFileException) {
      return "there is no file or folder [" + cause.getMessage() + "]";
    }
    if (cause instanceof AccessDeniedException) {
      return "no permission to read or write [" + cause.getMessage() + "]";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
