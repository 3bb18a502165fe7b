/**
 * Everything that knows libtorch (through JavaCPP): the BERT encoder, its two heads, the optimiser
 * and the way a step is spread over the processor.
 *
 * <p>Batches of piece ids go in, losses, scores and {@link org.medcas.train.weights.Weights} come
 * out; no tensor leaves the package. All randomness is a function of seed and step, so that a
 * continued run equals an uninterrupted one. Traps: tensors are freed by the {@code PointerScope}
 * around a step, not by the collector; autocast's cache of weights must stay off; in 32 bits
 * libtorch must be held to one thread per worker. Without the natives every public constructor
 * fails with one line that says how to get them.
 */
package org.medcas.train.torch;
