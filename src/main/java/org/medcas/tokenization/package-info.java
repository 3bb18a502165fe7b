/**
 * Word tokens of clinical text: a text and one sentence span go in, token spans come out.
 *
 * <p>The default path is one hand-written scan over the characters: it keeps what clinicians write
 * as one word ({@code CT-scan}, {@code 120/80}, {@code 10^9/l}, {@code m.b.v.}) and separates
 * punctuation, symbols and emoji; ICU4J cuts scripts without blanks. The options with the meaning
 * of the reference system (target, prefix, suffix and infix patterns, context and split characters,
 * exceptions, length limits) replace parts of it.
 *
 * <p>Invariants: tokens lie inside the sentence, in order, without overlap; no token begins or ends
 * with white space; no surrogate pair and no grapheme cluster is split. Trap: white space, control
 * characters and lone invisible characters belong to no token, so tokens need not cover a sentence.
 */
package org.medcas.tokenization;
