/**
 * Where a model comes from, in a form that a machine reads ({@code training.json}, kept in {@code
 * medcas.json}) and one that a person reads ({@code MODEL_CARD.md} with {@code
 * learning-curves.svg}).
 *
 * <p>Settings, sources with their hashes, curves and evaluations go in; JSON, Markdown and SVG come
 * out. All of it is generated from the run, nothing is typed in but the licences, so that a card
 * cannot say what did not happen. No text of a document is ever part of it. Hashes of folders are
 * those of the list that {@code sha256sum} prints for their files in the order of their paths.
 */
package org.medcas.train.card;
