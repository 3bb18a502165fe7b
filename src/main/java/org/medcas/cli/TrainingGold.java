package org.medcas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldSource;
import org.medcas.corpus.PartialLabels;
import org.medcas.corpus.english.EnglishSources;
import org.medcas.train.FineTuner;
import org.medcas.train.GoldExamples;
import org.medcas.train.card.FileDigests;
import org.medcas.train.card.SourceFacts;
import org.medcas.train.card.TrainingRecord;
import org.medcas.train.data.ExampleSource;
import org.medcas.train.data.TrainingExample;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The gold that a training learns from and is judged by, as options. */
final class TrainingGold {

  @Option(
      names = "--train",
      paramLabel = "FOLDER[=WEIGHT]",
      mapFallbackValue = "1",
      description = {
        "Gold to learn from, marked with all labels; repeatable.",
        "Weight 2: each sentence twice per epoch; 0.1: a tenth of them, in turn."
      })
  private Map<Path, Double> train = new LinkedHashMap<>();

  @Option(
      names = "--partial",
      paramLabel = "LABEL,LABEL=FOLDER[=WEIGHT]",
      converter = PartialGold.Converter.class,
      description = "Gold in which only these labels are marked; repeatable.")
  private List<PartialGold> partial = List.of();

  @Option(
      names = "--public",
      paramLabel = "FOLDER",
      description = "Folder with public English data sets; each covers its own labels.")
  private Path publicSets;

  @Option(
      names = "--public-weight",
      paramLabel = "SET=WEIGHT",
      description =
          "Weight of one public set, by its name in the table of sources; 0 leaves it out.")
  private Map<String, Double> publicWeights = new LinkedHashMap<>();

  @Option(
      names = "--licence",
      paramLabel = "SOURCE=LICENCE",
      description =
          "Licence of a source, by its name in the table, for the model card; repeatable.")
  private Map<String, String> licences = new LinkedHashMap<>();

  @Option(
      names = "--dev",
      required = true,
      paramLabel = "FOLDER",
      description = "Gold that decides when to stop and which seed is kept.")
  private Path dev;

  @Option(
      names = "--language",
      defaultValue = "nl",
      description = "Language of the documents for cutting sentences (default ${DEFAULT-VALUE}).")
  private String language;

  @Mixin private GoldLayers layers = new GoldLayers();

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  /** What was read of one source. */
  private record Read(
      String name, Path place, GoldCorpus corpus, PartialLabels coverage, double weight) {}

  /**
   * What a training needs, and what its record says of it.
   *
   * @param data examples
   * @param record hashes, counts and licences
   */
  record Result(FineTuner.Data data, TrainingRecord.Gold record) {}

  /** Reads everything and prints a table of the sources. */
  Result read() throws IOException {
    List<Read> sources = sources();
    Set<String> concepts = new TreeSet<>();
    sources.forEach(source -> concepts.addAll(source.corpus().labels()));
    List<String> tags = GoldExamples.tagsOf(concepts);
    GoldExamples examples = new GoldExamples(GoldFiles.tagger(language), tags);
    List<ExampleSource> made = new ArrayList<>();
    for (Read source : sources) {
      List<TrainingExample> all = examples.of(source.corpus().documents(), source.coverage());
      made.add(new ExampleSource(source.name(), all, source.weight()));
    }
    GoldCorpus devGold = GoldFiles.readWhole(dev, layers, spec);
    GoldFiles.requireLabels(
        devGold, concepts, "Dev gold has labels that no training source has [" + dev + "]");
    List<TrainingExample> judged = examples.of(devGold.documents(), PartialLabels.all());
    print(sources, made);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        Texts.format("%,d dev sentences; labels %s", judged.size(), String.join(", ", concepts)));
    out.flush();
    return new Result(
        new FineTuner.Data(tags, examples.allowedTags(), made, judged),
        record(
            sources, made, new Read(dev.toString(), dev, devGold, PartialLabels.all(), 1), judged));
  }

  private TrainingRecord.Gold record(
      List<Read> sources, List<ExampleSource> made, Read devGold, List<TrainingExample> judged)
      throws IOException {
    List<SourceFacts> facts = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      facts.add(facts(sources.get(i), made.get(i).examples().size()));
    }
    return new TrainingRecord.Gold(facts, facts(devGold, judged.size()));
  }

  private SourceFacts facts(Read source, int sentences) throws IOException {
    String known = EnglishSources.licence(source.name());
    return new SourceFacts(
        source.name(),
        FileDigests.of(source.place()),
        licences.getOrDefault(source.name(), known),
        source.corpus().documents().size(),
        sentences,
        spans(source.corpus()),
        source.weight(),
        source.coverage().toString());
  }

  private List<Read> sources() throws IOException {
    List<Read> sources = new ArrayList<>();
    for (Map.Entry<Path, Double> each : train.entrySet()) {
      sources.add(read(each.getKey(), PartialLabels.all(), each.getValue()));
    }
    for (PartialGold each : partial) {
      sources.add(read(each.folder(), PartialLabels.only(each.labels()), each.weight()));
    }
    if (publicSets != null) {
      addPublic(sources);
    }
    if (sources.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Give gold to learn from: --train, --partial or --public");
    }
    return sources;
  }

  private Read read(Path folder, PartialLabels coverage, double weight) throws IOException {
    GoldCorpus corpus = GoldFiles.readWhole(folder, layers, spec);
    if (!coverage.isComplete()) {
      GoldFiles.requireLabels(
          corpus, coverage.labels(), "Gold has other labels than --partial says [" + folder + "]");
    }
    return new Read(folder.toString(), folder, corpus, coverage, weight);
  }

  private void addPublic(List<Read> sources) throws IOException {
    EnglishSources.Found found = EnglishSources.in(publicSets);
    PrintWriter out = spec.commandLine().getOut();
    found.missing().forEach(name -> out.println("Not there, passed over: " + name));
    Set<String> unused = new TreeSet<>(publicWeights.keySet());
    for (GoldSource source : found.sources()) {
      unused.remove(source.name());
      double weight = publicWeights.getOrDefault(source.name(), 1.0);
      if (weight > 0) {
        GoldCorpus corpus = source.read();
        corpus
            .faultCounts()
            .forEach((kind, n) -> out.println(source.name() + ": " + kind + " " + n));
        sources.add(
            new Read(
                source.name(),
                found.files().get(source.name()),
                corpus,
                source.coverage(),
                weight));
      }
    }
    if (!unused.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--public-weight names no public set "
              + unused
              + "; there are "
              + found.sources().stream().map(GoldSource::name).toList());
    }
  }

  private void print(List<Read> sources, List<ExampleSource> examples) {
    PrintWriter out = spec.commandLine().getOut();
    String row = "%-24s %10s %10s %7s  %s";
    out.println(Texts.format(row, "source", "sentences", "spans", "weight", "labels covered"));
    for (int i = 0; i < sources.size(); i++) {
      Read source = sources.get(i);
      out.println(
          Texts.format(
              "%-24s %,10d %,10d %7s  %s",
              source.name(),
              examples.get(i).examples().size(),
              spans(source.corpus()),
              source.weight(),
              source.coverage()));
    }
  }

  private static long spans(GoldCorpus corpus) {
    return corpus.documents().stream().mapToLong(document -> document.spans().size()).sum();
  }
}
