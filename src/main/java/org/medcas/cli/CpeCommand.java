package org.medcas.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.uima.UIMAFramework;
import org.apache.uima.collection.metadata.CpeDescription;
import org.apache.uima.collection.metadata.CpeDescriptorException;
import org.apache.uima.util.InvalidXMLException;
import org.apache.uima.util.XMLInputSource;
import org.medcas.annotator.BertTagAnnotator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code medcas cpe}: runs a collection processing engine of UIMA. A document that fails is dropped
 * and listed, and the run goes on. {@code p} and Enter pause the run and let it go on, {@code q}
 * and Enter end it after the documents that are being worked on; so does Ctrl-C, which waits for
 * them, two minutes at most.
 */
@Command(
    name = "cpe",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a UIMA collection processing engine; a document that fails is dropped and listed.",
      "While it runs: p and Enter to pause and go on, q and Enter (or Ctrl-C) to stop."
    })
public final class CpeCommand implements Callable<Integer> {

  private static final String SHIPPED = "org/medcas/desc/cpe/NotesToXmi.xml";

  @Parameters(
      arity = "0..1",
      paramLabel = "DESCRIPTOR",
      description = "CPE descriptor (default: notes of --in to XMI in --out).")
  private Path descriptor;

  @Option(
      names = {"-i", "--in"},
      paramLabel = "FOLDER",
      description = "Sets the reader's sourceLocation.")
  private String in;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "Sets targetLocation where the descriptor gives one.")
  private String out;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "MODEL",
      description = "Sets modelLocation where the descriptor gives one.")
  private String model;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Documents worked on at once (default: as the descriptor says).")
  private Integer threads;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (descriptor == null && (in == null || out == null)) {
      throw new ParameterException(
          spec.commandLine(), "give a descriptor, or --in and --out for the one that is built in");
    }
    PrintWriter err = spec.commandLine().getErr();
    Progress[] progress = new Progress[1];
    CpeRun run = new CpeRun(description(), () -> step(progress));
    progress[0] = Progress.of(run.expectedDocuments(), err);
    Interruptible.run(
        () -> {
          runAndReport(run, progress[0], err);
          return null;
        },
        run::stop);
    return run.dropped().isEmpty() && !run.isAborted() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
  }

  /** The report too is waited for after Ctrl-C: it lists what was dropped. */
  private void runAndReport(CpeRun run, Progress progress, PrintWriter err) throws Exception {
    long begin = System.nanoTime();
    try (Progress shown = progress) {
      listenTo(run);
      run.run();
    }
    report(run, (System.nanoTime() - begin) / 1e9, err);
  }

  private static void step(Progress[] progress) {
    synchronized (progress) {
      progress[0].step();
    }
  }

  private CpeDescription description() throws IOException, CpeDescriptorException {
    CpeDescription description;
    try {
      description = UIMAFramework.getXMLParser().parseCpeDescription(source());
    } catch (InvalidXMLException fault) {
      throw new ParameterException(
          spec.commandLine(),
          "no CPE descriptor [" + descriptor + "]: " + Faults.shortMessage(fault),
          fault);
    }
    CpeSettings settings = new CpeSettings(description);
    settings.dropFailures();
    if (threads != null) {
      settings.setThreads(threads);
    }
    if (in != null) {
      settings.setOnReader("sourceLocation", in);
    }
    set(settings, "--out", "targetLocation", out);
    set(settings, "--model", BertTagAnnotator.PARAM_MODEL_LOCATION, model);
    return description;
  }

  private XMLInputSource source() throws IOException {
    return descriptor == null
        ? new XMLInputSource(CpeCommand.class.getClassLoader().getResource(SHIPPED))
        : new XMLInputSource(descriptor.toFile());
  }

  private void set(CpeSettings settings, String option, String parameter, String value)
      throws CpeDescriptorException {
    if (value != null && !settings.setWhereGiven(parameter, value)) {
      throw new ParameterException(
          spec.commandLine(),
          option + " has nothing to set: no engine of the descriptor has a value of " + parameter);
    }
  }

  /** Only to a person: input that is piped is nobody's keys. A daemon, because reading blocks. */
  private void listenTo(CpeRun run) {
    if (System.console() == null) {
      return;
    }
    Thread listener =
        new Thread(
            () -> {
              BufferedReader keys =
                  new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
              try {
                keys.lines().forEach(line -> obey(line.strip(), run));
              } catch (UncheckedIOException closed) {
                // no terminal to listen to any more
              }
            },
            "medcas-keys");
    listener.setDaemon(true);
    listener.start();
  }

  private void obey(String key, CpeRun run) {
    PrintWriter err = spec.commandLine().getErr();
    if (key.equals("q")) {
      run.stop();
    } else if (key.equals("p") && run.isPaused()) {
      run.resume();
      err.println("Goes on.");
    } else if (key.equals("p")) {
      run.pause();
      err.println("Paused; p and Enter to go on.");
    }
  }

  private static void report(CpeRun run, double seconds, PrintWriter err) {
    err.println(
        Texts.format(
            "%s done, %s dropped, %.1f s%s",
            Texts.counted(run.done(), "document"),
            Texts.counted(run.dropped().size(), "document"),
            seconds,
            run.isAborted() ? "; the run was ended by UIMA, see its log" : ""));
    run.dropped().forEach(f -> err.println("  " + f.document() + ": " + f.reason()));
    err.flush();
  }
}
