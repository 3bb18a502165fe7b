package org.medcas.train.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.medcas.model.BertConfig;
import org.medcas.train.weights.Weights;

/** A model in training: parameters, optimiser, workers and dropout, whatever the head. */
final class Trainee implements AutoCloseable {

  /** The mean loss of the windows from {@code begin} to {@code end}, weighted for the batch. */
  interface Loss {
    Tensor of(int begin, int end, ParameterSet parameters, Dropout dropout);
  }

  private final BertConfig config;
  private final ParameterSet parameters;
  private final AdamW optimiser;
  private final GradientWorkers workers;
  private final DropoutPool dropout;

  Trainee(
      BertConfig config,
      ParameterSet parameters,
      TrainingSetup setup,
      ToDoubleFunction<String> rateFactor) {
    this.config = config;
    this.parameters = parameters;
    optimiser =
        new AdamW(
            parameters,
            setup.regularisation().weightDecay(),
            setup.regularisation().clipNorm(),
            rateFactor);
    workers = new GradientWorkers(parameters, setup.precision(), setup.threads());
    dropout = new DropoutPool(setup.dropout(), setup.seed(), setup.precision());
  }

  StepResult step(PieceBatch batch, double learningRate, Loss loss) {
    double sum = accumulate(batch, loss);
    double norm = optimiser.step(learningRate);
    if (!Double.isFinite(sum) || !Double.isFinite(norm)) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "Training diverged at step %d (loss %s, gradient norm %s) - lower the learning rate",
              optimiser.steps(),
              sum,
              norm));
    }
    return new StepResult(sum, norm);
  }

  double accumulate(PieceBatch batch, Loss loss) {
    long step = optimiser.steps();
    dropout.prepare(step, largestMask(batch));
    List<GradientWorkers.Shard> shards = new ArrayList<>();
    int count = Math.min(workers.shards(), batch.windows());
    for (int shard = 0; shard < count; shard++) {
      int begin = batch.windows() * shard / count;
      int end = batch.windows() * (shard + 1) / count;
      Dropout masks = dropout.at(step, shard);
      shards.add(set -> loss.of(begin, end, set, masks));
    }
    return workers.accumulate(shards);
  }

  private long largestMask(PieceBatch batch) {
    long rows = (long) batch.windows() * batch.length();
    return rows * Math.max(config.hidden(), (long) config.heads() * batch.length());
  }

  /**
   * Runs {@code work} without gradients, in 32 bits, and frees its tensors. On one thread, because
   * two hinder each other in 32 bits.
   */
  <T> T evaluate(Function<ParameterSet, T> work) {
    int threads = torch.get_num_threads();
    torch.set_num_threads(1);
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradient = new NoGradGuard()) {
      return work.apply(parameters);
    } finally {
      torch.set_num_threads(threads);
    }
  }

  ParameterSet parameters() {
    return parameters;
  }

  long steps() {
    return optimiser.steps();
  }

  Weights optimiserState() {
    return optimiser.state();
  }

  LoadReport restore(Weights weights, Weights state, long steps) {
    LoadReport report = parameters.load(weights);
    if (!report.missing().isEmpty()) {
      throw new IllegalArgumentException(
          "The checkpoint lacks " + report.missing() + " - it belongs to another model");
    }
    optimiser.restore(state, steps);
    return report;
  }

  @Override
  public void close() {
    workers.close();
    optimiser.close();
    dropout.close();
    parameters.close();
  }
}
