/**
 * From words to the pieces that a BERT model reads: vocabulary, normaliser, WordPiece, and the way
 * out to the Hugging Face library for every tokenizer that is not WordPiece.
 *
 * <p>A {@link org.medcas.wordpiece.PieceEncoder} takes the words of a sentence as the tokenizer of
 * this library made them and returns pieces, each with the index of its word. Every word has at
 * least one piece, so that every token gets a tag; a word of which the normaliser leaves nothing is
 * one {@code [UNK]}. Neither offsets nor the model's start and end pieces appear here: the caller
 * has the words' places already and adds the frame itself.
 *
 * <p>{@link org.medcas.wordpiece.WordPieceEncoder} must give the same pieces as the Hugging Face
 * {@code tokenizers} library, or a model sees other input than in training. The trap is that this
 * library mixes three versions of Unicode (see {@code BertCharacters}); a test compares both on all
 * code points and on random words. A piece of the frame written out in a note ({@code "[SEP]"})
 * becomes that piece, as it does there.
 *
 * <p>Nothing here touches the network.
 */
package org.medcas.wordpiece;
