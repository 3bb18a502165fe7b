package org.medcas.train.torch;

/**
 * What one step showed.
 *
 * @param loss mean cross entropy (natural logarithm) over the targets, before the step
 * @param gradientNorm of the whole gradient before clipping
 */
public record StepResult(double loss, double gradientNorm) {}
