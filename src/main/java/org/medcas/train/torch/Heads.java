package org.medcas.train.torch;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.medcas.model.BertConfig;

/** What stands on the encoder while it is trained, and the losses. */
final class Heads {

  /** Pieces with this target count for nothing in the loss. */
  static final long IGNORED = -100;

  private static final long SUM = 2;

  private Heads() {}

  /**
   * Scores over the vocabulary for the chosen places only: a sixth of the work of scoring all.
   *
   * @param places into the flattened {@code windows * length}
   */
  static Tensor maskedLogits(
      Tensor states, long[] places, BertConfig config, ParameterSet parameters) {
    Tensor chosen =
        states.view(-1, config.hidden()).index_select(0, Tensors.of(places, places.length));
    Tensor dense = torch.gelu(Tensors.linear(chosen, parameters, ParameterShapes.MLM_DENSE));
    Tensor normed =
        Tensors.layerNorm(dense, parameters, ParameterShapes.MLM_NORM, config.layerNormEpsilon());
    return torch.linear(
        normed,
        parameters.get(ParameterShapes.WORDS),
        new TensorOptional(parameters.get(ParameterShapes.MLM_BIAS)));
  }

  /** Scores over the labels, {@code [windows, length, labels]}. */
  static Tensor labelLogits(Tensor states, ParameterSet parameters, Dropout dropout) {
    return Tensors.linear(dropout.apply(states), parameters, ParameterShapes.CLASSIFIER);
  }

  /** Cross entropy, summed over the targets that are not {@link #IGNORED}, in 32 bits. */
  static Tensor crossEntropySum(Tensor logits, long[] targets) {
    Tensor rows = logits.reshape(targets.length, -1).to(torch.ScalarType.Float);
    Tensor wanted = Tensors.of(targets, targets.length);
    return torch.cross_entropy_loss(rows, wanted, new TensorOptional(), SUM, IGNORED, 0.0);
  }

  /**
   * Loss of tags and sets of tags, summed over the targets that are not {@link #IGNORED}, in 32
   * bits. A batch without sets costs what its cross entropy costs.
   */
  static Tensor labelLossSum(Tensor logits, long[] targets, AllowedTags allowed) {
    int[] places =
        IntStream.range(0, targets.length).filter(i -> allowed.isSet(targets[i])).toArray();
    if (places.length == 0) {
      return crossEntropySum(logits, targets);
    }
    long[] tags = targets.clone();
    long[] sets = new long[places.length];
    for (int i = 0; i < places.length; i++) {
      sets[i] = targets[places[i]] - allowed.tags();
      tags[places[i]] = IGNORED;
    }
    long[] rows = Arrays.stream(places).asLongStream().toArray();
    Tensor chosen =
        logits.reshape(targets.length, -1).index_select(0, Tensors.of(rows, rows.length));
    return crossEntropySum(logits, tags).add(setLossSum(chosen, sets, allowed));
  }

  /** {@code logsumexp(all) - logsumexp(allowed)} of each row, summed. */
  private static Tensor setLossSum(Tensor chosen, long[] sets, AllowedTags allowed) {
    Tensor scores = chosen.to(torch.ScalarType.Float);
    Tensor bias = Tensors.of(allowed.bias(), allowed.sets().size(), allowed.tags());
    Tensor masked = scores.add(bias.index_select(0, Tensors.of(sets, sets.length)));
    return torch.logsumexp(scores, 1).sub(torch.logsumexp(masked, 1)).sum();
  }
}
