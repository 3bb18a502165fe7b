package org.medcas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.medcas.train.PretrainSettings;
import org.medcas.train.Pretrainer;
import org.medcas.train.card.TrainingRecord;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceEncoders;
import org.medcas.wordpiece.WordPieceEncoder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code medcas pretrain settings.json}: trains an encoder by masked-language modelling. Ctrl-C
 * saves a checkpoint, and the same command continues from it.
 */
@Command(
    name = "pretrain",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a BERT encoder on text by masked-language modelling.",
      "Ctrl-C saves a checkpoint; the same command continues from it."
    })
public final class PretrainCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SETTINGS", description = "JSON file with the settings of the run.")
  private Path settingsFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PretrainSettings settings = PretrainSettings.read(settingsFile);
    PrintWriter out = spec.commandLine().getOut();
    Pretrainer pretrainer =
        new Pretrainer(settings, encoder(settings.data().vocabulary()), new TerminalListener(out));
    Pretrainer.Result result = Interruptible.run(pretrainer::run, pretrainer::stop);
    if (result.finished()) {
      TrainingRecord.writePretraining(settingsFile, settings, result);
    }
    out.println(
        result.finished()
            ? "Encoder written to " + settings.run().output()
            : "Stopped at step " + result.steps() + "; the same command continues from there");
    out.println(result.pieces() + " pieces in the texts, " + result.unknownPieces() + " unknown");
    out.flush();
    return ExitCodes.OK;
  }

  private static WordPieceEncoder encoder(Path folder) throws IOException {
    PieceEncoder encoder = PieceEncoders.load(folder);
    if (encoder instanceof WordPieceEncoder wordPiece) {
      return wordPiece;
    }
    encoder.close();
    throw new IOException(
        "Pretraining needs a WordPiece tokenizer ["
            + folder
            + "] - make one with 'medcas vocabulary'");
  }
}
