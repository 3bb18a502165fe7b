package org.medcas.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

/** The program: {@code java -jar medcas.jar COMMAND}. */
@Command(
    name = "medcas",
    mixinStandardHelpOptions = true,
    versionProvider = Medcas.Version.class,
    description = "Finds clinical concepts in notes: offline, in the UIMA CAS or as files.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      AnnotateCommand.class,
      EvaluateCommand.class,
      LabelsCommand.class,
      ModelsCommand.class,
      CheckCommand.class,
      CpeCommand.class,
      VocabularyCommand.class,
      PretrainCommand.class,
      TrainCommand.class,
      ExportCommand.class,
      QuantizeCommand.class,
      GenerateCommand.class
    })
public final class Medcas implements Runnable {

  @Spec private CommandLine.Model.CommandSpec spec;

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    quietLibraries();
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /** Runs one command; its code tells of a standard output that took nothing, too. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    int code = program(out, err).execute(arguments);
    try {
      OutputLostException.check(out, "what this command prints");
      return code;
    } catch (OutputLostException fault) {
      if (code != ExitCodes.OK) {
        // the command has told what went wrong
        return code;
      }
      err.println("medcas: " + Faults.shortMessage(fault));
      return ExitCodes.SOME_FAILED;
    }
  }

  /**
   * Warnings of a missing GPU and the like mean nothing to a person who asked for the processor.
   */
  private static void quietLibraries() {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
    System.setProperty("org.slf4j.simpleLogger.log.ai.djl", "error");
  }

  /** The program with its commands, writing to these. */
  static CommandLine program(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Medcas())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Medcas::explain);
  }

  /** One line instead of a stack trace; -Dmedcas.trace=true brings the trace back. */
  private static int explain(
      Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    command.getOut().flush();
    command.getErr().println("medcas: " + Faults.shortMessage(fault));
    if (Boolean.getBoolean("medcas.trace")) {
      fault.printStackTrace(command.getErr());
    }
    return ExitCodes.SOME_FAILED;
  }

  /** Version of the library, as its own jar tells it. */
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Medcas.class.getPackage().getImplementationVersion();
      return new String[] {"medcas " + (version == null ? "(not packaged)" : version)};
    }
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
