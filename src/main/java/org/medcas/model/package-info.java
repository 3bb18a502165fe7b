/**
 * The model bundle: a folder, or a place on the class path, that holds a token classifier.
 *
 * <p>A bundle is what a Hugging Face {@code optimum} export leaves behind: {@code config.json} with
 * the labels, {@code tokenizer.json} or {@code vocab.txt}, {@code model.onnx}, and optionally this
 * project's {@code medcas.json} with id, version, hashes and scores. Reading a bundle checks all
 * that can be checked without an engine; the engine adds what it sees of the graph, and every fault
 * is told in one message before the first document. Bundles inside a jar are read as bytes, never
 * through temporary files and never through the thread's context class loader, which UIMA's worker
 * threads do not set. Loaded models are shared by the whole JVM and closed by their last user.
 */
package org.medcas.model;
