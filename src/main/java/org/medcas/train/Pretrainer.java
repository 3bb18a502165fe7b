package org.medcas.train;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medcas.model.BertConfig;
import org.medcas.train.data.MaskedWindows;
import org.medcas.train.data.PackedText;
import org.medcas.train.data.PieceInventory;
import org.medcas.train.data.TextSource;
import org.medcas.train.torch.LibTorch;
import org.medcas.train.torch.LoadReport;
import org.medcas.train.torch.MaskedBatch;
import org.medcas.train.torch.MaskedLanguageModel;
import org.medcas.train.torch.TrainingSetup;
import org.medcas.train.weights.SafeTensors;
import org.medcas.wordpiece.WordPieceEncoder;

/**
 * Trains a BERT encoder by masked-language modelling, from settings and texts to a Hugging Face
 * folder.
 *
 * <p>A run that finds its own checkpoint in the output folder continues there and ends with the
 * numbers of an uninterrupted run. {@link #stop} may be called from any thread; everything else
 * belongs to the thread that calls {@link #run}.
 */
public final class Pretrainer {

  private final PretrainSettings settings;
  private final WordPieceEncoder encoder;
  private final TrainingProgress.Listener listener;
  private final PieceInventory pieces;
  private volatile boolean stopping;

  /**
   * What a run gave.
   *
   * @param steps made, those of earlier runs included
   * @param finished false if it was stopped; the output is then a checkpoint only
   * @param pieces in the texts, once each
   * @param unknownPieces among them
   */
  public record Result(long steps, boolean finished, long pieces, long unknownPieces) {}

  /**
   * A run that has not begun.
   *
   * @param encoder for {@code settings.data().vocabulary()}
   */
  public Pretrainer(
      PretrainSettings settings, WordPieceEncoder encoder, TrainingProgress.Listener listener) {
    this.settings = settings;
    this.encoder = encoder;
    this.listener = listener;
    this.pieces = PieceInventory.of(encoder.vocabulary().pieces(), encoder.special());
  }

  /** Makes {@link #run} save a checkpoint and return after the step at hand. */
  public void stop() {
    stopping = true;
  }

  /**
   * Reads the texts, trains and writes the encoder.
   *
   * @throws IOException if a text, the start or a checkpoint cannot be read, nothing be written, or
   *     another run has the output folder
   * @throws IllegalStateException if libtorch is missing or the loss is no longer a number
   */
  public Result run() throws IOException {
    LibTorch.require();
    List<PackedText> texts = new ArrayList<>();
    for (TextSource source : settings.data().texts()) {
      texts.add(PackedText.read(source, encoder));
    }
    MaskedWindows windows = new MaskedWindows(texts, pieces, settings.batchShape());
    double passes = settings.optimisation().passes();
    long steps = Math.max(1, Math.round(windows.batchesPerPass() * passes));
    BertConfig config = settings.config(encoder.vocabularySize());
    try (MaskedLanguageModel model = new MaskedLanguageModel(config, setup())) {
      Checkpoints checkpoints = checkpoints(texts);
      begin(model, windows, checkpoints);
      boolean finished = trainAlone(model, windows, checkpoints, steps);
      long size = texts.stream().mapToLong(PackedText::size).sum();
      long unknown = texts.stream().mapToLong(PackedText::unknownPieces).sum();
      return new Result(model.steps(), finished, size, unknown);
    }
  }

  private TrainingSetup setup() {
    RunSettings run = settings.run();
    PretrainSettings.Limits limits = settings.optimisation().limits();
    return new TrainingSetup(
        run.machine().precision().resolve(),
        run.machine().threads(),
        run.seed(),
        settings.model().dropout(),
        new TrainingSetup.Regularisation(limits.weightDecay(), limits.clipNorm()));
  }

  private Checkpoints checkpoints(List<PackedText> texts) {
    StringBuilder all = new StringBuilder(settings.fingerprintText());
    texts.forEach(text -> all.append('|').append(text.fingerprint()));
    encoder.vocabulary().pieces().forEach(piece -> all.append('|').append(piece));
    return new Checkpoints(settings.run().checkpoints(), Digests.of(all.toString()));
  }

  private void begin(MaskedLanguageModel model, MaskedWindows windows, Checkpoints checkpoints)
      throws IOException {
    model.setOutputBias(windows.logFrequencies());
    Optional<Checkpoints.Checkpoint> newest = checkpoints.newest();
    if (newest.isPresent()) {
      newest.get().restore(model);
    } else if (settings.model().startFrom() != null) {
      load(model, EncoderFolder.read(settings.model().startFrom()));
    }
  }

  private void load(MaskedLanguageModel model, EncoderFolder start) throws IOException {
    int rows = start.config().vocabularySize();
    if (rows != encoder.vocabularySize()) {
      throw new IOException(
          "The vocabulary has "
              + encoder.vocabularySize()
              + " pieces, the encoder to start from "
              + rows
              + " ["
              + start.folder()
              + "] - they belong to different models; take the tokenizer of that folder");
    }
    try {
      LoadReport report = model.load(start.weights());
      if (report.loaded().isEmpty()) {
        throw new IOException(
            "No parameter of the start fits by name [" + start.folder() + "]: " + report);
      }
      listener.loaded(report);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          "The sizes in the settings are not those of the start ["
              + start.folder()
              + "]: "
              + e.getMessage(),
          e);
    }
  }

  /** Takes the output folder only now: a fault in what was read leaves nothing behind. */
  @SuppressWarnings("try") // the lock is only held
  private boolean trainAlone(
      MaskedLanguageModel model, MaskedWindows windows, Checkpoints checkpoints, long steps)
      throws IOException {
    try (RunLock held = RunLock.take(settings.run().output())) {
      boolean finished = train(model, windows, checkpoints, steps);
      if (finished) {
        write(model, steps);
      }
      return finished;
    }
  }

  private boolean train(
      MaskedLanguageModel model, MaskedWindows windows, Checkpoints checkpoints, long steps)
      throws IOException {
    RunSettings run = settings.run();
    PretrainSettings.Optimisation optimisation = settings.optimisation();
    LearningRate rates =
        new LearningRate(optimisation.learningRate(), optimisation.warmupShare(), steps);
    ProgressMeter meter = new ProgressMeter(run.log(), listener, steps, model.steps());
    while (model.steps() < steps) {
      double rate = rates.at(model.steps());
      MaskedBatch batch = windows.batch(model.steps());
      meter.add(model.step(batch, rate), batch.pieces().pieceIds().length);
      long step = model.steps();
      if (step % run.reportSteps() == 0 || step == steps) {
        meter.report(step, rate);
      }
      if (step % run.checkpointSteps() == 0 || step == steps || stopping) {
        checkpoints.save(model, new JsonObject());
      }
      if (stopping) {
        return step == steps;
      }
    }
    return true;
  }

  private void write(MaskedLanguageModel model, long steps) throws IOException {
    EncoderFolder.write(
        settings.run().output(),
        settings.config(encoder.vocabularySize()),
        model.weights(),
        settings.data().vocabulary(),
        new EncoderFolder.Contents(
            List.of(), SafeTensors.Precision.F16, Map.of("steps", Long.toString(steps))));
  }
}
