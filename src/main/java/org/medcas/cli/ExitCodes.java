package org.medcas.cli;

/** What the program tells its caller. */
final class ExitCodes {

  /** Everything was done. */
  static final int OK = 0;

  /** Some documents or checks failed; each is listed on standard error. */
  static final int SOME_FAILED = 1;

  private ExitCodes() {}
}
