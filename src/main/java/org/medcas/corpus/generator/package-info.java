/**
 * Multiplies the train split of the project's own Dutch gold: new sentences from old ones, with
 * other entities of the same label and shape, other modifiers, contexts, doses and values.
 *
 * <p>Input are gold documents and lists of terms, read at training time from files that the
 * settings name; output are gold documents of one sentence each, the same for the same seed. Only
 * the train split may be given: dev and test stay as their authors wrote them.
 *
 * <p>Invariants: spans move with their text and are never searched for; a sentence is never given
 * out twice, and never one that was put in. Trap: what is made here teaches breadth of vocabulary,
 * not grammar; the share of such sentences in training is a setting to be tuned on dev.
 */
package org.medcas.corpus.generator;
