/**
 * From the tags of tokens to chunks, and from chunks to the concepts that are kept.
 *
 * <p>Input are label probabilities or labels, one per token of a sentence; output are {@link
 * org.medcas.chunking.Chunk}s, half-open stretches of tokens with a label and a confidence. The way
 * through: {@link org.medcas.chunking.TagDecoder} chooses the best tags, {@link
 * org.medcas.chunking.Chunker} reads them as chunks and repairs what breaks the scheme, {@link
 * org.medcas.chunking.StopWordJoiner}, {@link org.medcas.chunking.LabelReplacements} and {@link
 * org.medcas.chunking.ChunkFilter} shape them, {@link org.medcas.chunking.OverlapResolver} chooses
 * between several taggers. Every repair is counted by the class that makes it.
 *
 * <p>Trap: a label may itself hold hyphens and brackets ({@code B-DATE-TIME}); only the first
 * hyphen, after a known one-letter prefix, separates. Nothing here knows UIMA; everything is
 * immutable and thread-safe.
 */
package org.medcas.chunking;
