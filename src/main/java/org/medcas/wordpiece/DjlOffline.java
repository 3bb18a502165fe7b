package org.medcas.wordpiece;

/**
 * Keeps Deep Java Library off the network.
 *
 * <p>As it comes, it asks the cloud's metadata address for an instance id and reports it, and on a
 * machine with a GPU it fetches another build of the tokenizers' native library. Its own switch for
 * both is the system property set here, unless the user has set it already.
 */
public final class DjlOffline {

  private static final String PROPERTY = "ai.djl.offline";

  private DjlOffline() {}

  /** Has to run before the first class of Deep Java Library is touched. */
  public static void ensure() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "true");
    }
  }
}
