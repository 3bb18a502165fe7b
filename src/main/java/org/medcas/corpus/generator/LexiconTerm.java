package org.medcas.corpus.generator;

/**
 * A term that may stand in the place of a span.
 *
 * @param label label of the span it becomes
 * @param text the term as it is written inside a sentence, without article
 * @param takesNumber whether a dose or value may follow, as behind a drug
 */
public record LexiconTerm(String label, String text, boolean takesNumber) {}
