package org.medcas.train.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Runs forward and backward passes: in bfloat16 on libtorch's own threads, in 32 bits by splitting
 * the batch over Java threads, because OpenBLAS and OpenMP hinder each other there (two libtorch
 * threads are slower than one).
 *
 * <p>Gradients of the shards are added in the order of the shards, so that a run gives the same
 * numbers each time. The calling thread must always be the same.
 */
final class GradientWorkers implements AutoCloseable {

  /** The loss of one shard, on the parameters of the worker that computes it. */
  interface Shard {
    Tensor loss(ParameterSet parameters);
  }

  private final Precision precision;
  private final List<ParameterSet> sets = new ArrayList<>();
  private final ExecutorService threads;

  GradientWorkers(ParameterSet master, Precision precision, int threadCount) {
    this.precision = precision;
    sets.add(master);
    if (precision == Precision.BF16) {
      torch.set_num_threads(threadCount);
      threads = null;
    } else {
      torch.set_num_threads(1);
      for (int worker = 1; worker < threadCount; worker++) {
        sets.add(master.replica());
      }
      threads =
          Executors.newFixedThreadPool(
              threadCount,
              task -> {
                Thread thread = new Thread(task, "medcas-train");
                thread.setDaemon(true);
                return thread;
              });
    }
  }

  /** Number of parts that a batch should be split into. */
  int shards() {
    return sets.size();
  }

  /**
   * Adds the gradients of all shards to the master's.
   *
   * @return the sum of the losses
   */
  double accumulate(List<Shard> shards) {
    if (threads == null || shards.size() == 1) {
      double sum = 0;
      for (Shard shard : shards) {
        sum += pass(shard, sets.get(0));
      }
      return sum;
    }
    List<Future<Double>> passes = new ArrayList<>();
    for (int i = 0; i < shards.size(); i++) {
      Shard shard = shards.get(i);
      ParameterSet set = sets.get(i);
      passes.add(
          threads.submit(
              () -> {
                torch.set_num_threads(1);
                return pass(shard, set);
              }));
    }
    double sum = 0;
    for (Future<Double> pass : passes) {
      sum += result(pass);
    }
    addGradients();
    return sum;
  }

  private double pass(Shard shard, ParameterSet set) {
    try (PointerScope scope = new PointerScope()) {
      Tensor loss;
      precision.enter();
      try {
        loss = shard.loss(set);
      } finally {
        precision.leave();
      }
      loss.backward();
      return loss.item_float();
    }
  }

  private static double result(Future<Double> pass) {
    try {
      return pass.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Training was interrupted within a step", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A training step failed: " + e.getCause().getMessage(), e);
    }
  }

  private void addGradients() {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGradient = new NoGradGuard()) {
      ParameterSet master = sets.get(0);
      for (ParameterSet replica : sets.subList(1, sets.size())) {
        for (String name : master.names()) {
          Tensor gradient = replica.get(name).grad();
          if (gradient.defined()) {
            add(master.get(name), gradient);
            replica.get(name).mutable_grad().reset();
          }
        }
      }
    }
  }

  private static void add(Tensor parameter, Tensor gradient) {
    if (parameter.grad().defined()) {
      parameter.grad().add_(gradient);
    } else {
      parameter.mutable_grad().put(gradient.clone());
    }
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.shutdown();
    }
    sets.subList(1, sets.size()).forEach(ParameterSet::close);
  }
}
