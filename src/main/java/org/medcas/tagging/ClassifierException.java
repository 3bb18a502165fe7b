package org.medcas.tagging;

/** A batch that the model could not score. The message holds sizes and ids, never text. */
public final class ClassifierException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure found by this library. */
  public ClassifierException(String message) {
    super(message);
  }

  /** A failure told by the engine. */
  public ClassifierException(String message, Throwable cause) {
    super(message, cause);
  }
}
