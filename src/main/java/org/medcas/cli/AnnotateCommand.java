package org.medcas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import org.medcas.annotator.ConceptAnnotator;
import org.medcas.io.BratConfiguration;
import org.medcas.io.ConceptRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medcas annotate}: finds the concepts of notes and shows or writes them. */
@Command(
    name = "annotate",
    mixinStandardHelpOptions = true,
    description = {
      "Finds clinical concepts in notes.",
      "Without --out a table of each note's concepts goes to standard output.",
      "With --out FOLDER a run that was stopped goes on where it was when it is given again."
    })
final class AnnotateCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "INPUT",
      description = "Text files, folders with everything below them, or - for standard input.")
  private List<String> inputs;

  @Mixin private ModelOptions model;

  @Option(
      names = {"-f", "--format"},
      defaultValue = "jsonl",
      description = "What --out writes: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private OutputFormat format;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      description = "Folder for the results, one per note; - for standard output.")
  private String out;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      defaultValue = "*.txt",
      description = "Which files of a folder are notes (default ${DEFAULT-VALUE}).")
  private String include;

  @Option(names = "--overwrite", description = "Redo notes whose result is there already.")
  private boolean overwrite;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "Notes worked on at once (default: one per core).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--threshold",
      paramLabel = "P",
      defaultValue = "0",
      description = "Least confidence of a concept, 0 to 1 (default ${DEFAULT-VALUE}: all).")
  private String threshold;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Note> notes = notes();
    RunTally tally = new RunTally();
    long begin = System.nanoTime();
    try {
      if (out == null) {
        run(notes, tally, (note, jcas) -> ConceptTable.lines(ConceptRow.of(jcas)), this::print);
      } else if (out.equals("-")) {
        stream(notes, tally);
      } else {
        write(notes, tally);
      }
    } catch (OutputLostException fault) {
      summarise(tally, begin);
      throw fault;
    }
    summarise(tally, begin);
    return tally.failures().isEmpty() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
  }

  private void summarise(RunTally tally, long begin) {
    PrintWriter err = spec.commandLine().getErr();
    tally.summary((System.nanoTime() - begin) / 1e9).forEach(err::println);
    err.flush();
  }

  private List<Note> notes() throws IOException {
    List<Note> notes;
    try {
      notes = new NoteFinder(include).find(inputs);
      if (out != null) {
        NoteFinder.requireResultsOfTheirOwn(notes);
      }
    } catch (IOException | IllegalArgumentException fault) {
      throw new ParameterException(spec.commandLine(), Faults.shortMessage(fault));
    }
    if (notes.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "no note found: the folder holds no file like " + include + "; see --include");
    }
    if ("-".equals(out) && notes.size() > 1 && !format.isStreamable()) {
      throw new ParameterException(
          spec.commandLine(),
          "several notes as " + format + " do not fit into one stream; give --out a folder");
    }
    return notes;
  }

  private void print(Note note, List<String> table) throws OutputLostException {
    PrintWriter stdout = spec.commandLine().getOut();
    if (inputs.size() > 1 || note.file() != null && !note.file().toString().equals(inputs.get(0))) {
      stdout.println(note.id());
    }
    table.forEach(stdout::println);
    stdout.println();
    checkPrinted(note);
  }

  private void stream(List<Note> notes, RunTally tally) throws Exception {
    Path scratch = Files.createTempDirectory("medcas");
    try (ResultWriter writer = new ResultWriter(format, scratch)) {
      boolean[] first = {true};
      run(
          notes,
          tally,
          writer::write,
          (note, result) -> {
            List<String> lines = Files.readAllLines(result);
            // the heading of a table comes once, before the first note's rows
            boolean heading = format == OutputFormat.csv && !first[0];
            lines.stream().skip(heading ? 1 : 0).forEach(spec.commandLine().getOut()::println);
            first[0] = false;
            Files.delete(result);
            checkPrinted(note);
          });
    } finally {
      PathUtils.delete(scratch);
    }
  }

  private void checkPrinted(Note note) throws OutputLostException {
    OutputLostException.check(
        spec.commandLine().getOut(), "the result of " + note.id() + " and all after it");
  }

  private void write(List<Note> notes, RunTally tally) throws Exception {
    Path folder = Path.of(out);
    try (ResultWriter writer = new ResultWriter(format, folder)) {
      List<Note> due = notes.stream().filter(note -> overwrite || !writer.has(note)).toList();
      tally.addAlreadyThere(notes.size() - due.size());
      if (format == OutputFormat.brat) {
        BratConfiguration.write(folder, model.conceptLabels());
      }
      if (!due.isEmpty()) {
        run(due, tally, writer::write, (note, result) -> {});
      }
    }
    spec.commandLine().getErr().println("Results are in " + folder);
  }

  /** What is done with one note's result, in order, on the calling thread. */
  private interface Taker<R> {
    void take(Note note, R result) throws Exception;
  }

  private record Result<R>(R value, RunTally.Counts counts) {}

  /**
   * Counts what was handed on. The first result that cannot be ends the notes but not the call: the
   * threads finish what they work on, for the model is closed when the call returns.
   */
  private static final class Handover<R> implements ParallelAnnotator.Receiver<Result<R>> {

    private final Taker<R> taker;
    private final RunTally tally;
    private final Progress progress;
    private Exception lost;

    Handover(Taker<R> taker, RunTally tally, Progress progress) {
      this.taker = taker;
      this.tally = tally;
      this.progress = progress;
    }

    Iterator<Note> untilLost(Iterator<Note> notes) {
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return lost == null && notes.hasNext();
        }

        @Override
        public Note next() {
          return notes.next();
        }
      };
    }

    @Override
    public void done(Note note, Result<R> result) {
      if (lost != null) {
        return;
      }
      try {
        taker.take(note, result.value());
      } catch (Exception fault) {
        lost = fault;
        return;
      }
      tally.add(result.counts());
      progress.step();
    }

    @Override
    public void failed(Note note, Throwable fault) {
      tally.addFailure(note, fault);
      progress.step();
    }

    void throwWhatWasLost() throws Exception {
      if (lost != null) {
        throw lost;
      }
    }
  }

  private <R> void run(
      List<Note> notes, RunTally tally, ParallelAnnotator.Extractor<R> extractor, Taker<R> taker)
      throws Exception {
    int workers = Math.max(1, Math.min(threads, notes.size()));
    try (ParallelAnnotator annotator =
            new ParallelAnnotator(
                model.pipeline(ConceptAnnotator.PARAM_THRESHOLD, threshold),
                model.language(),
                workers);
        Progress progress = Progress.of(notes.size(), spec.commandLine().getErr())) {
      Handover<R> handover = new Handover<>(taker, tally, progress);
      annotator.run(
          handover.untilLost(notes.iterator()),
          (note, jcas) -> new Result<>(extractor.extract(note, jcas), RunTally.Counts.of(jcas)),
          handover);
      handover.throwWhatWasLost();
    }
  }
}
