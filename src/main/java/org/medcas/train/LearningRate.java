package org.medcas.train;

/**
 * Linear warm-up from 0 to the peak, then linear decay to 0 at the last step.
 *
 * @param peak highest rate, above 0
 * @param warmupShare of all steps, 0 to below 1
 * @param steps in all
 */
record LearningRate(double peak, double warmupShare, long steps) {

  /** Rate of the step of that number, 0 and up. */
  double at(long step) {
    double warmup = Math.max(1, warmupShare * steps);
    double rising = (step + 1) / warmup;
    double falling = (steps - step) / Math.max(1, steps - warmup);
    return peak * Math.max(0, Math.min(1, Math.min(rising, falling)));
  }
}
