/**
 * The numbers of a model, without any engine: named float tensors in row-major order.
 *
 * <p>The names are those of the Hugging Face BERT parameters ({@code
 * bert.encoder.layer.0.attention.self.query.weight}, {@code classifier.bias}) and the layout is
 * PyTorch's: a linear layer holds {@code [out, in]}. The trainer fills these classes, the
 * safetensors files hold them, the ONNX export reads them; none of the three needs to know another.
 * The arrays are shared and not copied, since a model of BERT base size fills 440 MB: whoever makes
 * a tensor hands its array over and writes to it no more.
 */
package org.medcas.train.weights;
