package org.medcas.train.torch;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;

/**
 * BERT with the head that guesses masked pieces; the decoder shares the word embedding. Parameters
 * have the names of Hugging Face's {@code BertForMaskedLM}.
 *
 * <p>Owns native memory: close it. Not thread-safe.
 */
public final class MaskedLanguageModel implements TrainableModel {

  private final BertConfig config;
  private final Trainee trainee;

  /**
   * Random weights from the setup's seed.
   *
   * @throws IllegalStateException if libtorch is missing
   */
  public MaskedLanguageModel(BertConfig config, TrainingSetup setup) {
    LibTorch.require();
    this.config = config;
    ParameterSet parameters = ParameterSet.maskedLanguageModel(config, setup.seed());
    trainee = new Trainee(config, parameters, setup, name -> 1);
  }

  /** Takes over what {@code weights} names and keeps the rest. */
  public LoadReport load(Weights weights) {
    return trainee.parameters().load(weights);
  }

  /**
   * Sets the bias of the scores over the vocabulary. With the logarithms of the pieces' frequencies
   * a random model begins at the entropy of single pieces, which it would need some thousand steps
   * to reach.
   */
  public void setOutputBias(float[] bias) {
    load(Weights.of(Map.of(ParameterShapes.MLM_BIAS, FloatTensor.of(bias, bias.length))));
  }

  /** One step of the optimiser on that batch, which must mask at least one piece. */
  public StepResult step(MaskedBatch batch, double learningRate) {
    return trainee.step(batch.pieces(), learningRate, meanLoss(batch));
  }

  /** Mean cross entropy of the batch without dropout. */
  public double loss(MaskedBatch batch) {
    Trainee.Loss loss = meanLoss(batch);
    int windows = batch.pieces().windows();
    return trainee.evaluate(set -> loss.of(0, windows, set, Dropout.NONE).item_double());
  }

  private Trainee.Loss meanLoss(MaskedBatch batch) {
    double share = 1.0 / batch.targets().length;
    return (begin, end, set, dropout) -> {
      MaskedBatch part = batch.part(begin, end);
      Tensor states = new BertEncoder(config, set, dropout).encode(part.pieces());
      Tensor logits = Heads.maskedLogits(states, part.places(), config, set);
      return Heads.crossEntropySum(logits, part.targets()).mul(Tensors.scalar(share));
    };
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
