/**
 * How good a tagger is: token tags, spans, sentences, unseen words, and several runs together.
 *
 * <p>Input are gold and predicted tags of sentences, or gold documents and the spans predicted in
 * their texts; output are immutable reports and their rendering as text, Markdown and JSON. Token
 * tags follow scikit-learn's {@code classification_report}, so that the numbers stand beside
 * published tables; spans follow seqeval: a span counts if begin, end and label all agree. Beside
 * that strict count there is one in which an overlap with the same label suffices.
 *
 * <p>Traps: token tables flatter, because a long span counts many times and a missed begin costs
 * one token; compare spans. A figure with nothing to divide by is NaN with a reason, never 0.
 * Tokens and spans that the gold says nothing about are left out and counted.
 */
package org.medcas.eval;
