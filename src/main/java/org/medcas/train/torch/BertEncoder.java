package org.medcas.train.torch;

import java.util.Locale;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.medcas.model.BertConfig;

/**
 * The encoder of BERT (Devlin et al. 2019, NAACL) as Hugging Face computes it: learned positions,
 * layer normalisation after each residual, exact GELU. Every piece is of token type 0.
 *
 * <p>Plain products and a softmax instead of libtorch's scaled dot product attention, which is a
 * third slower on processors. Holds no numbers of its own; the caller opens a {@code PointerScope}
 * around a step.
 */
final class BertEncoder {

  private final BertConfig config;
  private final ParameterSet parameters;
  private final Dropout dropout;

  BertEncoder(BertConfig config, ParameterSet parameters, Dropout dropout) {
    this.config = config;
    this.parameters = parameters;
    this.dropout = dropout;
  }

  /** Last hidden states, {@code [windows, length, hidden]}. */
  Tensor encode(PieceBatch batch) {
    if (batch.length() > config.maxPositions()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A window must not be longer than %d pieces, the model's positions (got %d)",
              config.maxPositions(),
              batch.length()));
    }
    Tensor states = embed(batch);
    Tensor bias = batch.isPadded() ? attentionBias(batch) : null;
    for (int layer = 0; layer < config.layers(); layer++) {
      String prefix = ParameterShapes.layer(layer);
      states = residual(states, attend(states, bias, prefix), prefix + "attention.output");
      Tensor wide = torch.gelu(Tensors.linear(states, parameters, prefix + "intermediate.dense"));
      states = residual(states, wide, prefix + "output");
    }
    return states;
  }

  private Tensor embed(PieceBatch batch) {
    Tensor ids = Tensors.of(batch.pieceIds(), batch.windows(), batch.length());
    Tensor positions = parameters.get(ParameterShapes.POSITIONS);
    Tensor sum =
        torch
            .embedding(parameters.get(ParameterShapes.WORDS), ids)
            .add(Tensors.slice(positions, 0, batch.length()))
            .add(parameters.get(ParameterShapes.TYPES).select(0, 0));
    return dropout.apply(norm(sum, ParameterShapes.EMBEDDING_NORM));
  }

  private static Tensor attentionBias(PieceBatch batch) {
    return Tensors.of(batch.attentionBias(), batch.windows(), 1, 1, batch.length());
  }

  private Tensor attend(Tensor states, Tensor bias, String prefix) {
    long windows = states.size(0);
    long length = states.size(1);
    int size = config.headSize();
    Tensor fused =
        Tensors.linear(states, parameters, prefix + ParameterShapes.FUSED)
            .view(windows, length, 3, config.heads(), size)
            .permute(2, 0, 3, 1, 4);
    Tensor query = fused.select(0, 0).mul(Tensors.scalar(1 / Math.sqrt(size)));
    Tensor scores = query.matmul(fused.select(0, 1).transpose(-1, -2));
    if (bias != null) {
      scores = scores.add(bias.to(scores.scalar_type()));
    }
    Tensor weights = dropout.apply(torch.softmax(scores, -1));
    return weights
        .matmul(fused.select(0, 2))
        .transpose(1, 2)
        .reshape(windows, length, config.hidden());
  }

  private Tensor residual(Tensor states, Tensor update, String name) {
    Tensor dense = dropout.apply(Tensors.linear(update, parameters, name + ".dense"));
    return norm(dense.add(states), name + ".LayerNorm");
  }

  private Tensor norm(Tensor states, String name) {
    return Tensors.layerNorm(states, parameters, name, config.layerNormEpsilon());
  }
}
