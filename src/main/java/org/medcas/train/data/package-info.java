/**
 * What training reads: texts packed to windows with whole words masked, and sentences with a label
 * per word, cut to windows, bucketed by length and varied by noise.
 *
 * <p>Files and records go in, batches of piece ids come out. Everything random depends on a seed
 * and a number alone (of the batch, the pass, the example), never on what was drawn before: that is
 * what lets a run continue from a checkpoint to the same result. Nothing here calls libtorch; of
 * {@code train.torch} it sees the plain batch records only.
 */
package org.medcas.train.data;
