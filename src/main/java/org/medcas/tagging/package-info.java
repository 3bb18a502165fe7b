/**
 * From the words of sentences to the probability of every label for every word.
 *
 * <p>Words are cut into pieces, sentences beyond the piece limit into overlapping windows, windows
 * are sorted by length into batches, a {@link org.medcas.tagging.TokenClassifier} gives the logits,
 * and each word's probabilities come from the one window in which it has most context. Every word
 * gets exactly one row, also one whose pieces exceed a window; what was cut is counted. A document
 * is worked through in groups of bounded size and each sentence is handed out once, in order, so
 * that memory does not grow with the document. Nothing here knows UIMA or an engine. The trap: an
 * int8 model scales its activations over a whole batch, so a sentence's probabilities depend a
 * little on its neighbours in the batch; the same document always gives the same numbers.
 */
package org.medcas.tagging;
