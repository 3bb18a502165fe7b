package org.medcas.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.PartialLabels;
import org.medcas.train.EncoderFolder;
import org.medcas.train.GoldExamples;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.export.BundleDescription;
import org.medcas.train.export.BundleExporter;
import org.medcas.train.export.ExportAgreement;
import org.medcas.train.export.Precision;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medcas export}: makes a model bundle of a trained classifier. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a model bundle of what train wrote: ONNX, tokenizer, hashes.",
      "Refuses a graph that does not give the trainer's tags."
    })
public final class ExportCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "TRAINED", description = "Folder that train wrote.")
  private Path trained;

  @Parameters(index = "1", paramLabel = "BUNDLE", description = "Folder for the bundle.")
  private Path bundle;

  @Option(
      names = "--id",
      required = true,
      description = "Name of the model; stands in every concept it finds.")
  private String id;

  @Option(names = "--model-version", defaultValue = "1", description = "Version of the model.")
  private String version;

  @Option(
      names = "--language",
      defaultValue = "nl",
      description = "Language of the notes (default ${DEFAULT-VALUE}).")
  private String language;

  @Option(
      names = "--precision",
      defaultValue = "INT8",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
  private Precision precision;

  @Option(
      names = "--dev",
      required = true,
      paramLabel = "FOLDER",
      description = "Gold on whose sentences trainer and graph are compared.")
  private Path dev;

  @Option(
      names = "--test",
      paramLabel = "FOLDER",
      description = "Gold whose scores the model card gives beside those of --dev.")
  private Path test;

  @Option(
      names = "--details",
      paramLabel = "FILE",
      description = "JSON object whose keys medcas.json gets too: provenance, scores.")
  private Path details;

  @Mixin private GoldLayers layers = new GoldLayers();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<String> tags = EncoderFolder.labels(trained);
    Map<String, GoldCorpus> gold = new LinkedHashMap<>();
    gold.put("dev", gold(dev, tags));
    if (test != null) {
      gold.put("test", gold(test, tags));
    }
    List<TrainingExample> sentences =
        new GoldExamples(GoldFiles.tagger(language), tags)
            .of(gold.get("dev").documents(), PartialLabels.all());
    PrintWriter err = spec.commandLine().getErr();
    BundleCard card = new BundleCard(BundleCard.record(trained), gold, language, details(), err);
    ExportAgreement agreement =
        BundleExporter.export(
            trained,
            bundle,
            new BundleDescription(id, version, language, precision, card),
            sentences);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        Texts.format(
            "Bundle written to %s: fp32 scores within %.1e of the trainer's,"
                + " %.2f %% of %,d dev words labelled alike by %s",
            bundle,
            agreement.maxLogitDifference(),
            100 * agreement.tagShare(),
            agreement.words(),
            precision));
    out.flush();
    return ExitCodes.OK;
  }

  private GoldCorpus gold(Path folder, List<String> tags) throws IOException {
    GoldCorpus gold = GoldFiles.readWhole(folder, layers, spec);
    GoldFiles.requireLabels(
        gold,
        GoldExamples.conceptsOf(tags),
        "Gold has labels that the model has not [" + folder + "]");
    return gold;
  }

  private JsonObject details() throws Exception {
    if (details == null) {
      return new JsonObject();
    }
    try (Reader json = Files.newBufferedReader(details)) {
      return JsonParser.parseReader(json).getAsJsonObject();
    }
  }
}
