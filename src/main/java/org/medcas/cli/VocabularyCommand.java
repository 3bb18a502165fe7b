package org.medcas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.medcas.train.PretrainSettings;
import org.medcas.train.data.TextSource;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.VocabularyOptions;
import org.medcas.wordpiece.VocabularyTrainer;
import org.medcas.wordpiece.WordCounts;
import org.medcas.wordpiece.WordPieceFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code medcas vocabulary}: learns a WordPiece vocabulary from text and writes it as {@code
 * tokenizer.json}, {@code vocab.txt} and {@code tokenizer_config.json}.
 */
@Command(
    name = "vocabulary",
    mixinStandardHelpOptions = true,
    description = "Learns a WordPiece vocabulary from text, plain or gzip.")
public final class VocabularyCommand implements Callable<Integer> {

  private static final int DEFAULT_SIZE = 16_000;
  private static final long BYTES_PER_MB = 1_000_000;

  @Parameters(
      arity = "0..1",
      paramLabel = "SETTINGS",
      description = "Settings of a pretraining: its texts and its vocabulary folder are used.")
  private Path settingsFile;

  @Option(
      names = "--text",
      paramLabel = "FILE[=WEIGHT]",
      mapFallbackValue = "1",
      description = "UTF-8 text, and as how many copies of it to count; repeatable.")
  private Map<Path, Double> texts = new LinkedHashMap<>();

  @Option(names = "--output", paramLabel = "FOLDER", description = "Where the files go.")
  private Path output;

  @Option(
      names = "--size",
      paramLabel = "PIECES",
      defaultValue = "" + DEFAULT_SIZE,
      description = "Pieces aimed at, default ${DEFAULT-VALUE}; usual are 8000 to 32000.")
  private int size;

  @Option(
      names = "--lower-case",
      description = "Drop case and accents (an uncased vocabulary); default: keep both.")
  private boolean lowerCase;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    complete();
    BertNormalizer normalizer = lowerCase ? BertNormalizer.uncased() : BertNormalizer.cased();
    PrintWriter out = spec.commandLine().getOut();
    WordCounts counts = count(normalizer);
    Vocabulary vocabulary;
    try (Progress progress = progress(size, "pieces")) {
      vocabulary =
          VocabularyTrainer.train(counts.counts(), VocabularyOptions.ofSize(size), progress::to);
    }
    WordPieceFiles.write(output, vocabulary, normalizer);
    out.println(
        vocabulary.size()
            + " pieces from "
            + counts.runs()
            + " words ("
            + counts.tooLongRuns()
            + " too long and left out) written to "
            + output);
    out.flush();
    return ExitCodes.OK;
  }

  private WordCounts count(BertNormalizer normalizer) throws IOException {
    WordCounts counts = new WordCounts(normalizer);
    long before = 0;
    long total = 0;
    for (Path text : texts.keySet()) {
      total += Files.size(text);
    }
    try (Progress progress = progress(total / BYTES_PER_MB, "MB")) {
      for (Map.Entry<Path, Double> text : texts.entrySet()) {
        long begin = before;
        new TextSource(text.getKey(), text.getValue())
            .forEachLine(
                line -> counts.add(line, text.getValue()),
                bytes -> progress.to((begin + bytes) / BYTES_PER_MB));
        before += Files.size(text.getKey());
      }
    }
    return counts;
  }

  private Progress progress(long total, String unit) {
    return Progress.of("vocabulary", total, unit, spec.commandLine().getErr());
  }

  private void complete() throws IOException {
    if (settingsFile != null) {
      PretrainSettings settings = PretrainSettings.read(settingsFile);
      for (TextSource text : settings.data().texts()) {
        texts.putIfAbsent(text.path(), text.weight());
      }
      output = output == null ? settings.data().vocabulary() : output;
    }
    if (texts.isEmpty() || output == null) {
      throw new ParameterException(
          spec.commandLine(), "Give SETTINGS, or at least one --text and an --output");
    }
  }
}
