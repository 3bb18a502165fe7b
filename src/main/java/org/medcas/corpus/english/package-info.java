/**
 * Public English data sets, read as gold of the 32 clinical labels.
 *
 * <p>Each set has one reader, a {@link org.medcas.corpus.GoldSource}, and its rows in the table
 * {@code mapping.tsv}, which says for every type of the set, and where needed for the words of the
 * span, which label it becomes, or that it is outside every label, or unknown. MACCROBAT is read as
 * labelled throughout, with unknown stretches wherever its scheme and ours part ways; all other
 * sets cover some labels only, so that their remaining tokens are unknown.
 *
 * <p>The files themselves are never part of the project: their folder is named by the settings of a
 * training run. Trap: PubMed sets keep no blanks, so the blanks around punctuation are guessed.
 */
package org.medcas.corpus.english;
