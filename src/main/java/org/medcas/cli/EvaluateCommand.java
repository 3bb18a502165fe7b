package org.medcas.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.medcas.corpus.GoldCorpus;
import org.medcas.eval.Evaluation;
import org.medcas.eval.JsonReport;
import org.medcas.eval.KnownSpans;
import org.medcas.eval.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code medcas evaluate}: measures a model on gold data, the whole way from raw text: sentences
 * and tokens are the pipeline's own, not the gold's.
 */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a model on gold data, from raw text: token tags, spans, sentences.",
      "Gold: the written form of docs/guidelines, CoNLL (.conll), brat (.ann), UIMA XMI (.xmi),",
      "MACCROBAT (.jsonl, also .gz), mapped to the 32 English labels."
    })
final class EvaluateCommand implements Callable<Integer> {

  @Mixin private ModelOptions model;

  @Option(
      names = "--gold",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder with gold documents.")
  private Path gold;

  @Option(
      names = "--train",
      paramLabel = "FOLDER",
      description = "What the model was trained on: adds recall on spans whose text is not in it.")
  private Path train;

  @Option(names = "--json", description = "Print JSON instead of tables.")
  private boolean json;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Documents worked on at once (default: one per core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private GoldLayers layers = new GoldLayers();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    GoldCorpus corpus = GoldFiles.read(gold, layers, spec);
    Optional<KnownSpans> known =
        train == null
            ? Optional.empty()
            : Optional.of(KnownSpans.of(GoldFiles.read(train, layers, spec).documents()));
    RunTally failures = new RunTally();
    Evaluation evaluation =
        new GoldEvaluator(model.pipeline(), model.language(), threads)
            .evaluate(corpus.documents(), known, failures, err);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonReport.render(evaluation) : TextReport.render(evaluation));
    out.flush();
    failures.failures().forEach(f -> err.println(f.document() + ": " + f.reason()));
    boolean whole = failures.failures().isEmpty() && corpus.fatalFaults().isEmpty();
    return whole ? ExitCodes.OK : ExitCodes.SOME_FAILED;
  }
}
