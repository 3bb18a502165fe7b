/**
 * From texts and gold to a model: masked-language pretraining, fine-tuning of a token classifier,
 * checkpoints, settings and progress.
 *
 * <p>Settings and data go in, a Hugging Face folder comes out (and, through {@code train.export}, a
 * bundle). Nothing here prints or exits; a listener is told the progress, and {@code
 * progress.jsonl} in the output folder keeps it. A run depends on its settings, its data and its
 * seed alone: killed at any time, it continues from its last checkpoint to the same numbers. The
 * engine is in {@code train.torch}, and only there; without its natives a run ends at once with one
 * line that says what to do.
 */
package org.medcas.train;
