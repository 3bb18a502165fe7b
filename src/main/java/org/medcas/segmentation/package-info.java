/**
 * Sentences of clinical text: a text goes in, non-overlapping {@link org.medcas.text.Span}s in
 * order come out.
 *
 * <p>Rules made for notes (headings, list items, dosages, SOEP lines, hard-wrapped lines, missing
 * or separated punctuation) propose and judge the boundaries; ICU4J supplies the sentence ends of
 * scripts beyond Latin and the grapheme clusters that are never cut. Abbreviations per language lie
 * as lists in the resources of this package, one a line.
 *
 * <p>Invariants: every character that is not white space lies in exactly one sentence, a sentence
 * neither begins nor ends with white space, no surrogate pair and no grapheme cluster is split, and
 * the work is linear in the length of the text. A user's regular expression runs under a step
 * limit. Everything is immutable and may be shared by threads.
 */
package org.medcas.segmentation;
