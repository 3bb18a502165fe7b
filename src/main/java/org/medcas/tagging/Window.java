package org.medcas.tagging;

import org.medcas.text.Span;

/**
 * A stretch of a sentence that the model reads at once.
 *
 * @param words the words inside, as indices into the sentence
 * @param kept the words whose probabilities come from this window; inside {@code words}, possibly
 *     empty
 */
record Window(Span words, Span kept) {}
