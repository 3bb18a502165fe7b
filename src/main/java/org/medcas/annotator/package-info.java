/**
 * The analysis engines: thin shells that read a CAS, call one pure class and write the CAS.
 *
 * <p>{@link org.medcas.annotator.SentenceAnnotator}, {@link org.medcas.annotator.TokenAnnotator},
 * {@link org.medcas.annotator.BertTagAnnotator} and {@link org.medcas.annotator.ConceptAnnotator}
 * lead from text to typed concepts, each usable alone; {@link
 * org.medcas.annotator.ClinicalConceptPipeline} is all of them. {@link
 * org.medcas.annotator.DocumentCleaner} and {@link org.medcas.annotator.CleanedViewMerger} stand
 * around them where a text must be cleaned first.
 *
 * <p>Sentence and token types are given by <em>name</em>, so that the type system of any pipeline
 * serves; DKPro's are the default. All faults of an engine's parameters are reported together when
 * it is initialised; parameters are strings, integers and booleans only, which every host can set.
 * Invariants: offsets are UTF-16 and carried, never searched for; an empty or missing text gives no
 * annotations and no error; no document text gets into a log or an exception. Trap: one engine
 * instance serves one thread at a time, as UIMA has it; models are shared below.
 */
package org.medcas.annotator;
