package org.medcas.train.torch;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.bytedeco.pytorch.Tensor;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.Weights;

/**
 * BERT with a linear layer that gives each piece a score per label. Parameters have the names of
 * Hugging Face's {@code BertForTokenClassification}.
 *
 * <p>Owns native memory: close it. Not thread-safe.
 */
public final class TokenClassifierModel implements TrainableModel {

  private final BertConfig config;
  private final AllowedTags allowed;
  private final Trainee trainee;

  /**
   * Random weights from the setup's seed, for targets that are tags.
   *
   * @param labelCount outputs per piece
   * @param layerDecay each layer learns at this factor of the rate of the layer above it, the
   *     embeddings slowest; 1 for one rate for all
   * @throws IllegalStateException if libtorch is missing
   */
  public TokenClassifierModel(
      BertConfig config, int labelCount, TrainingSetup setup, double layerDecay) {
    this(config, AllowedTags.none(labelCount), setup, layerDecay);
  }

  /**
   * Random weights from the setup's seed, for targets that are tags or sets of tags.
   *
   * @param allowed outputs per piece, and the sets that targets may name
   * @param layerDecay see the other constructor
   * @throws IllegalStateException if libtorch is missing
   */
  public TokenClassifierModel(
      BertConfig config, AllowedTags allowed, TrainingSetup setup, double layerDecay) {
    LibTorch.require();
    this.config = config;
    this.allowed = allowed;
    ParameterSet parameters = ParameterSet.tokenClassifier(config, allowed.tags(), setup.seed());
    trainee = new Trainee(config, parameters, setup, rateFactor(config.layers(), layerDecay));
  }

  private static ToDoubleFunction<String> rateFactor(int layers, double layerDecay) {
    return name -> {
      if (name.startsWith(ParameterShapes.CLASSIFIER)) {
        return 1;
      }
      int depth = layers; // the embeddings lie below all layers
      for (int layer = 0; layer < layers; layer++) {
        if (name.startsWith(ParameterShapes.layer(layer))) {
          depth = layers - 1 - layer;
        }
      }
      return Math.pow(layerDecay, depth);
    };
  }

  /** Takes over what {@code weights} names and keeps the rest. */
  public LoadReport load(Weights weights) {
    return trainee.parameters().load(weights);
  }

  /**
   * One step of the optimiser.
   *
   * @param targets tag or {@linkplain AllowedTags set of tags} of each piece, padding included;
   *     -100 counts for nothing. At least one must count.
   */
  public StepResult step(PieceBatch batch, long[] targets, double learningRate) {
    return trainee.step(batch, learningRate, meanLoss(batch, targets));
  }

  private Trainee.Loss meanLoss(PieceBatch batch, long[] targets) {
    long counted = Arrays.stream(targets).filter(t -> t != Heads.IGNORED).count();
    double share = 1.0 / counted;
    return (begin, end, set, dropout) -> {
      PieceBatch part = batch.part(begin, end);
      int length = batch.length();
      long[] wanted = Arrays.copyOfRange(targets, begin * length, end * length);
      Tensor states = new BertEncoder(config, set, dropout).encode(part);
      Tensor logits = Heads.labelLogits(states, set, dropout);
      return Heads.labelLossSum(logits, wanted, allowed).mul(Tensors.scalar(share));
    };
  }

  /** Scores without dropout in 32 bits, {@code [windows][length][labels]} in one array. */
  public float[] logits(PieceBatch batch) {
    return trainee.evaluate(
        set -> {
          Tensor states = new BertEncoder(config, set, Dropout.NONE).encode(batch);
          return Tensors.floats(Heads.labelLogits(states, set, Dropout.NONE));
        });
  }

  @Override
  public Weights weights() {
    return trainee.parameters().toWeights();
  }

  @Override
  public Weights optimiserState() {
    return trainee.optimiserState();
  }

  @Override
  public long steps() {
    return trainee.steps();
  }

  @Override
  public void restore(Weights weights, Weights optimiserState, long steps) {
    trainee.restore(weights, optimiserState, steps);
  }

  @Override
  public void close() {
    trainee.close();
  }
}
