package org.medcas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.medcas.train.DevScorer;
import org.medcas.train.EncoderFolder;
import org.medcas.train.FineTuneResult;
import org.medcas.train.FineTuneSettings;
import org.medcas.train.FineTuner;
import org.medcas.train.card.TrainingRecord;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceEncoders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code medcas train settings.json}: a token classifier on top of an encoder, from gold documents
 * in any form that {@code evaluate} reads. Ctrl-C saves a checkpoint, and the same command
 * continues.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a token classifier on gold documents: the written form, CoNLL, brat, XMI.",
      "Ctrl-C saves a checkpoint; the same command continues from it."
    })
public final class TrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SETTINGS", description = "JSON file with the settings of the run.")
  private Path settingsFile;

  @Mixin private TrainingGold gold = new TrainingGold();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    FineTuneSettings settings = FineTuneSettings.read(settingsFile);
    Path start = settings.model().startFrom();
    PrintWriter out = spec.commandLine().getOut();
    try (PieceEncoder encoder = PieceEncoders.load(start)) {
      TrainingGold.Result read = gold.read();
      FineTuner.Data data = read.data();
      FineTuner tuner =
          new FineTuner(settings, EncoderFolder.read(start), encoder, new TerminalListener(out));
      DevScorer scorer = DevScorer.spanF1(data.dev(), data.labels());
      FineTuneResult result = Interruptible.run(() -> tuner.run(data, scorer), tuner::stop);
      if (result.finished()) {
        TrainingRecord.writeFineTuning(settingsFile, settings, read.record(), result);
      }
      report(result, settings, out);
    }
    return ExitCodes.OK;
  }

  private static void report(FineTuneResult result, FineTuneSettings settings, PrintWriter out) {
    if (!result.finished()) {
      out.println("Stopped; the same command continues");
    } else {
      result
          .runs()
          .forEach(
              run ->
                  out.println(
                      Texts.format(
                          "seed %d: dev span F1 %.4f at step %d",
                          run.seed(), run.best().score(), run.best().step())));
      out.println("dev span F1 over seeds: " + result.spread());
      out.println("Model of the best seed written to " + settings.run().output());
    }
    out.flush();
  }
}
