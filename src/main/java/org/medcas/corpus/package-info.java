/**
 * Gold data: documents with marked spans, the formats they are kept in, what is checked about them,
 * and what training makes of them.
 *
 * <p>Input are files in the project's own written form ({@link org.medcas.corpus.BracketFormat}),
 * CoNLL columns, brat stand-off, or any other {@link org.medcas.corpus.GoldSource}; output are
 * {@link org.medcas.corpus.GoldDocument}s, and by {@link org.medcas.corpus.LabelledTokens} one tag
 * per token of each sentence. A file that cannot be read is listed as a {@link
 * org.medcas.corpus.GoldFault} with its line and column while all others go on; everything that was
 * repaired or left out is listed in the same way.
 *
 * <p>Invariants: spans are UTF-16, half-open, in text order, never empty, never overlapping. Traps:
 * brat counts code points, not UTF-16 units; CoNLL keeps no blanks, so its text is a
 * reconstruction; in partially labelled data a token without a label is outside the covered labels
 * only.
 *
 * <p>Nothing here knows UIMA or models; no fault message holds document text.
 */
package org.medcas.corpus;
