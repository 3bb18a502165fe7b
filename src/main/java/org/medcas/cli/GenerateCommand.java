package org.medcas.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.medcas.corpus.BracketFormat;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.generator.DutchLexicons;
import org.medcas.corpus.generator.LexiconTerm;
import org.medcas.corpus.generator.SpanSwapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code medcas generate}: multiplies the Dutch train split by swapping entities. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description = {
      "Makes further Dutch training sentences by swapping entities of like shape.",
      "For training only: never give it, or measure on, dev or test documents."
    })
public final class GenerateCommand implements Callable<Integer> {

  @Option(
      names = "--train",
      required = true,
      paramLabel = "FOLDER",
      description = "Gold of the train split.")
  private Path train;

  @Option(
      names = "--phenotypes",
      paramLabel = "FILE",
      description = "Dutch labels of the Human Phenotype Ontology (babelon table, gzip).")
  private Path phenotypes;

  @Option(
      names = "--medicines",
      paramLabel = "FILE",
      description = "Dutch medicine names (openstate/geneesmiddelen, JSON, gzip).")
  private Path medicines;

  @Option(
      names = "--count",
      defaultValue = "10000",
      description = "Sentences to make (default ${DEFAULT-VALUE}).")
  private int count;

  @Option(names = "--seed", defaultValue = "1", description = "Start of the random numbers.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where the documents go, in the written form.")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    List<LexiconTerm> lexicon = new ArrayList<>();
    if (phenotypes != null) {
      lexicon.addAll(DutchLexicons.phenotypes(phenotypes));
    }
    if (medicines != null) {
      lexicon.addAll(DutchLexicons.medicines(medicines));
    }
    List<GoldDocument> made =
        new SpanSwapper(
                GoldFiles.read(train, spec).documents(),
                lexicon,
                SpanSwapper.Settings.withSeed(seed))
            .generate(count);
    Files.createDirectories(out);
    StringBuilder text = new StringBuilder();
    made.forEach(document -> text.append(BracketFormat.write(document)).append('\n'));
    Files.writeString(out.resolve("generated.txt"), text, StandardCharsets.UTF_8);
    spec.commandLine().getOut().println(Texts.counted(made.size(), "sentence") + " in " + out);
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
