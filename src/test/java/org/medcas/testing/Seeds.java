package org.medcas.testing;

import java.util.Random;

/**
 * Repeatable randomness for property tests: one fixed seed by default, another by {@code
 * -Dmedcas.seed=}, more rounds by {@code -Dmedcas.iterations=}.
 */
public final class Seeds {

  private static final long DEFAULT_SEED = 20261122L;

  private Seeds() {}

  /** Checks one randomly made case. */
  public interface Check {
    void run(Random random) throws Exception;
  }

  /**
   * Runs {@code check} with a fresh generator per round; a failure names the seed of its round and
   * how to repeat it alone.
   */
  public static void forAll(int defaultIterations, Check check) {
    long first = Long.getLong("medcas.seed", DEFAULT_SEED);
    int iterations = Integer.getInteger("medcas.iterations", defaultIterations);
    for (long seed = first; seed < first + iterations; seed++) {
      try {
        check.run(new Random(seed));
      } catch (Exception | AssertionError failure) {
        throw new AssertionError(
            "Fails for seed "
                + seed
                + "; repeat with -Dmedcas.seed="
                + seed
                + " -Dmedcas.iterations=1\n"
                + failure.getMessage(),
            failure);
      }
    }
  }
}
