/**
 * From weights to an ONNX file, without Python and without libtorch.
 *
 * <p>In: a {@link org.medcas.model.BertConfig} and {@link org.medcas.train.weights.Weights} under
 * Hugging Face names. Out: an ONNX graph (opset 17, IR 8) with the inputs and the output of a
 * Hugging Face {@code optimum} export, so that any runtime takes it for one. Two traps shaped the
 * graph. ONNX Runtime fuses the residual addition with the layer normalisation only if the shape of
 * the embedding sum is declared and the bias is the second operand of its addition. And int8
 * activations are scaled per call, over all rows of a batch: a sentence's int8 logits depend a
 * little on the sentences beside it.
 */
package org.medcas.train.export;
