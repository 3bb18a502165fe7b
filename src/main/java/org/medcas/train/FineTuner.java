package org.medcas.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medcas.model.BertConfig;
import org.medcas.model.Sha256;
import org.medcas.train.FineTuneResult.Evaluation;
import org.medcas.train.FineTuneResult.SeedRun;
import org.medcas.train.data.ExampleBatches;
import org.medcas.train.data.ExampleSource;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.data.WordLabeller;
import org.medcas.train.torch.AllowedTags;
import org.medcas.train.torch.LibTorch;
import org.medcas.train.torch.LoadReport;
import org.medcas.train.torch.TokenClassifierModel;
import org.medcas.train.torch.TrainingSetup;
import org.medcas.train.weights.SafeTensors;
import org.medcas.wordpiece.PieceEncoder;

/**
 * Trains a token classifier on top of an encoder: one run per seed, each stopped early by its score
 * on the dev examples; the best of all becomes a Hugging Face folder.
 *
 * <p>Every run has a folder of its own below the output and continues there after a kill; runs that
 * are done are not made again. {@link #stop} may be called from any thread; everything else belongs
 * to the thread that calls {@link #run}.
 */
public final class FineTuner {

  /**
   * What is learned.
   *
   * @param labels label of each output, in order
   * @param allowed sets of labels that examples refer to
   * @param train examples by source, varied by noise where the settings say so
   * @param dev examples for stopping and choice, never varied
   */
  public record Data(
      List<String> labels,
      AllowedTags allowed,
      List<ExampleSource> train,
      List<TrainingExample> dev) {

    /** Copies the lists and refuses empty ones. */
    public Data {
      labels = List.copyOf(labels);
      train = List.copyOf(train);
      dev = List.copyOf(dev);
      if (labels.isEmpty() || trainExamples(train) == 0 || dev.isEmpty()) {
        throw new IllegalArgumentException(
            "Training needs labels, train and dev examples (got "
                + labels.size()
                + ", "
                + trainExamples(train)
                + " and "
                + dev.size()
                + ") - check the split");
      }
    }

    /** One source, labelled throughout. */
    public Data(List<String> labels, List<TrainingExample> train, List<TrainingExample> dev) {
      this(labels, AllowedTags.none(labels.size()), List.of(ExampleSource.of("train", train)), dev);
    }

    /** Examples of all sources, each counted once. */
    public int trainExamples() {
      return trainExamples(train);
    }

    private String fingerprintText() {
      StringBuilder text = new StringBuilder().append(labels).append(allowed);
      for (ExampleSource source : train) {
        text.append(source.name()).append(source.weight()).append(Digests.of(source.examples()));
      }
      return text.append(Digests.of(dev)).toString();
    }

    private static int trainExamples(List<ExampleSource> sources) {
      return sources.stream().mapToInt(source -> source.examples().size()).sum();
    }
  }

  private final FineTuneSettings settings;
  private final EncoderFolder start;
  private final PieceEncoder encoder;
  private final TrainingProgress.Listener listener;
  private volatile boolean stopping;

  /**
   * A run that has not begun.
   *
   * @param start the folder of {@code settings.model().startFrom()}
   * @param encoder its tokenizer
   * @throws IllegalArgumentException if the tokenizer has more pieces than the encoder has rows
   */
  public FineTuner(
      FineTuneSettings settings,
      EncoderFolder start,
      PieceEncoder encoder,
      TrainingProgress.Listener listener) {
    if (encoder.vocabularySize() > start.config().vocabularySize()) {
      throw new IllegalArgumentException(
          "The tokenizer has "
              + encoder.vocabularySize()
              + " pieces, the encoder only "
              + start.config().vocabularySize()
              + " ["
              + start.folder()
              + "] - they belong to different models");
    }
    this.settings = settings;
    this.start = start;
    this.encoder = encoder;
    this.listener = listener;
  }

  /** Makes {@link #run} save a checkpoint and return after the step at hand. */
  public void stop() {
    stopping = true;
  }

  /**
   * Trains all seeds and writes the best model.
   *
   * @throws IOException if a checkpoint cannot be read, nothing be written, or another run has the
   *     output folder
   * @throws IllegalStateException if libtorch is missing or the loss is no longer a number
   */
  public FineTuneResult run(Data data, DevScorer scorer) throws IOException {
    LibTorch.require();
    String fingerprint = fingerprint(data);
    List<SeedRun> runs = new ArrayList<>();
    LoadReport report = new LoadReport(List.of(), List.of(), List.of());
    for (int i = 0; i < settings.selection().seeds(); i++) {
      long seed = settings.run().seed() + i;
      try (TokenClassifierModel model = model(data.allowed(), seed)) {
        report = settings.model().pretrained() ? load(model) : report;
        if (i == 0) {
          listener.loaded(report);
        }
        Optional<List<Evaluation>> curve = trainAlone(model, seed, data, scorer, fingerprint);
        if (curve.isEmpty()) {
          return new FineTuneResult(false, runs, report);
        }
        runs.add(new SeedRun(seed, curve.get()));
      }
    }
    FineTuneResult result = new FineTuneResult(true, runs, report);
    write(result, data.labels());
    return result;
  }

  @SuppressWarnings("try") // the lock is only held
  private Optional<List<Evaluation>> trainAlone(
      TokenClassifierModel model, long seed, Data data, DevScorer scorer, String fingerprint)
      throws IOException {
    try (RunLock held = RunLock.take(folder(seed))) {
      return train(model, seed, data, scorer, fingerprint);
    }
  }

  private Optional<List<Evaluation>> train(
      TokenClassifierModel model, long seed, Data data, DevScorer scorer, String fingerprint)
      throws IOException {
    Path folder = folder(seed);
    Optional<List<Evaluation>> done = FineTuneRun.readOutcome(folder, fingerprint);
    if (done.isPresent()) {
      return done;
    }
    ExampleBatches batches =
        new ExampleBatches(
            data.train(),
            encoder,
            settings.noise().augmenter(),
            new ExampleBatches.Shape(settings.optimisation().batchWindows(), maxPieces(), seed));
    WordLabeller labeller = new WordLabeller(encoder, maxPieces(), data.labels().size());
    FineTuneRun run = new FineTuneRun(settings, folder, model, batches, fingerprint);
    Optional<List<Evaluation>> curve =
        run.train(
            batches,
            current -> scorer.score(labeller.label(data.dev(), current::logits)),
            listener,
            () -> stopping);
    if (curve.isPresent()) {
      FineTuneRun.writeOutcome(folder, fingerprint, curve.get());
    }
    return curve;
  }

  private TokenClassifierModel model(AllowedTags allowed, long seed) {
    RunSettings.Machine machine = settings.run().machine();
    PretrainSettings.Limits limits = settings.optimisation().limits();
    TrainingSetup setup =
        new TrainingSetup(
            machine.precision().resolve(),
            machine.threads(),
            seed,
            settings.model().dropout(),
            new TrainingSetup.Regularisation(limits.weightDecay(), limits.clipNorm()));
    double layerDecay = settings.optimisation().rate().layerDecay();
    return new TokenClassifierModel(start.config(), allowed, setup, layerDecay);
  }

  /** A classifier of other labels than these is left behind; the encoder must fit. */
  private LoadReport load(TokenClassifierModel model) throws IOException {
    LoadReport report = model.load(start.encoderWeights()).withUnexpected(start.headNames());
    if (report.loaded().isEmpty()) {
      throw new IOException(
          "No parameter of the encoder fits by name [" + start.folder() + "]: " + report);
    }
    return report;
  }

  /** Longest window in training and on dev. */
  private int maxPieces() {
    BertConfig config = start.config();
    return Math.min(settings.model().windowPieces(), config.maxPositions());
  }

  private Path folder(long seed) {
    return settings.run().output().resolve("seed-" + seed);
  }

  private String fingerprint(Data data) throws IOException {
    return Digests.of(
        settings.fingerprintText()
            + data.fingerprintText()
            + start.config()
            + Sha256.of(start.folder().resolve(EncoderFolder.WEIGHTS)));
  }

  private void write(FineTuneResult result, List<String> labels) throws IOException {
    SeedRun best = result.best();
    EncoderFolder.write(
        settings.run().output(),
        start.config(),
        SafeTensors.read(folder(best.seed()).resolve(FineTuneRun.BEST)),
        start.folder(),
        new EncoderFolder.Contents(
            labels,
            SafeTensors.Precision.F32,
            Map.of("seed", Long.toString(best.seed()), "step", Long.toString(best.best().step()))));
    Files.write(settings.run().log(), result.logLines(), StandardCharsets.UTF_8);
  }
}
