package org.medcas.cli;

import java.util.concurrent.Callable;
import org.medcas.model.ModelBundleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code medcas labels}: the labels a model can give, one per line. */
@Command(
    name = "labels",
    mixinStandardHelpOptions = true,
    description = "Lists the labels a model can give.")
final class LabelsCommand implements Callable<Integer> {

  @Mixin private ModelOptions model;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws ModelBundleException {
    model.conceptLabels().forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
