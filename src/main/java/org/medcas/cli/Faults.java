package org.medcas.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What a person is told of an exception: what is wrong and what to do, never a stack trace. */
final class Faults {

  private Faults() {}

  /** The message of the exception that began it, in one line. */
  static String shortMessage(Throwable fault) {
    Throwable cause = fault;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return describe(cause).replaceAll("\\s*\\R\\s*", " ");
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
