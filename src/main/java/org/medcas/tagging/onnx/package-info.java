/**
 * Token classifiers in ONNX Runtime through DJL: the only place that knows either.
 *
 * <p>In: the graph of a {@link org.medcas.model.ModelBundle} and the {@link
 * org.medcas.tagging.onnx.RuntimeOptions}. Out: a {@link org.medcas.tagging.TokenClassifier},
 * shared by the whole JVM through {@link org.medcas.tagging.onnx.LoadedModels}. Traps met here: DJL
 * opens ONNX Runtime's process-wide environment with thread settings and fails if anyone else was
 * first, so nothing in this library touches ONNX Runtime before DJL; DJL looks for a second engine
 * and may want to download it, so that search is switched off before the engine starts; DJL finds
 * its engines through the thread's context class loader, which UIMA's worker threads leave unset;
 * and ONNX Runtime remembers a memory plan per input shape, which grows without end where every
 * batch has another shape, so that is switched off.
 */
package org.medcas.tagging.onnx;
