/**
 * Noise for training examples, so that a model learned on tidy sentences holds on notes as they are
 * written: all lower case, without final punctuation, without accents, with typing mistakes.
 *
 * <p>An {@link org.medcas.train.data.ExampleAugmenter} takes an example and random numbers and
 * gives an example; words and labels stay of equal number. Augmenters are combined in a fixed
 * order, each with its share, and never touch dev or test data: a score on changed text would be no
 * score.
 */
package org.medcas.train.noise;
