package org.medcas.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.resource.ResourceInitializationException;
import org.medcas.model.ModelBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code medcas check}: tells everything that is wrong with a model folder at once. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a model: files, labels, tokenizer, graph. Tells all faults at once.")
final class CheckCommand implements Callable<Integer> {

  @Mixin private ModelOptions model;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    ModelBundle bundle = ModelBundle.read(model.location(), model.variant());
    int faults = bundle.faults().size();
    bundle.faults().forEach(fault -> out.println("fault: " + fault));
    if (faults == 0) {
      faults = checkGraph(out);
    }
    if (faults == 0) {
      out.println(
          Texts.format(
              "%s is sound: model %s, %s, %d positions",
              bundle.location(),
              bundle.manifest().id(),
              Texts.counted(model.conceptLabels().size(), "label"),
              bundle.maxPositions()));
    }
    out.flush();
    bundle.close();
    return faults == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
  }

  /** Starting the pipeline opens the graph and holds it to the contract. */
  private int checkGraph(PrintWriter out) throws Exception {
    try {
      AnalysisEngine engine = AnalysisEngineFactory.createEngine(model.pipeline());
      engine.destroy();
      return 0;
    } catch (ResourceInitializationException fault) {
      out.println("fault: " + Faults.shortMessage(fault));
      return 1;
    }
  }
}
