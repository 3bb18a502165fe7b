package org.medcas.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.corpus.GoldCorpus;
import org.medcas.eval.Evaluation;
import org.medcas.eval.JsonReport;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelBundleException;
import org.medcas.train.card.LearningCurves;
import org.medcas.train.card.ModelCard;
import org.medcas.train.card.TrainingRecord;
import org.medcas.train.export.BundleDetails;

/**
 * Measures a new bundle and writes what it says of itself: provenance and scores into {@code
 * medcas.json}, the card and its curves beside it.
 *
 * @param training the record of its training; empty if it was trained elsewhere
 * @param gold splits to measure on, by name
 * @param language of the notes
 * @param further keys of {@code medcas.json}
 * @param err where progress goes
 */
record BundleCard(
    Optional<JsonObject> training,
    Map<String, GoldCorpus> gold,
    String language,
    JsonObject further,
    PrintWriter err)
    implements BundleDetails {

  @Override
  public void complete(Path bundle, JsonObject manifest) throws IOException {
    Map<String, Evaluation> evaluations = new LinkedHashMap<>();
    for (Map.Entry<String, GoldCorpus> split : gold.entrySet()) {
      evaluations.put(split.getKey(), evaluate(bundle, split.getKey(), split.getValue()));
    }
    manifest.add("scores", scores(evaluations));
    JsonObject whole = new JsonObject();
    evaluations.forEach((split, evaluation) -> whole.add(split, JsonReport.tree(evaluation)));
    manifest.add("evaluation", whole);
    training.ifPresent(record -> manifest.add("training", record));
    further.entrySet().forEach(entry -> manifest.add(entry.getKey(), entry.getValue()));
    write(bundle.resolve(ModelCard.FILE), ModelCard.render(manifest, evaluations));
    if (training.isPresent()) {
      write(bundle.resolve(LearningCurves.FILE), LearningCurves.svg(training.get()));
    }
  }

  private Evaluation evaluate(Path bundle, String split, GoldCorpus corpus) throws IOException {
    RunTally failures = new RunTally();
    try {
      Evaluation evaluation =
          new GoldEvaluator(
                  ClinicalConceptPipeline.description(parameters(bundle).toArray()),
                  language,
                  Runtime.getRuntime().availableProcessors())
              .evaluate(corpus.documents(), Optional.empty(), failures, err);
      if (!failures.failures().isEmpty()) {
        throw new IOException(
            failures.failures().size()
                + " documents of "
                + split
                + " cannot be annotated, the first is "
                + failures.failures().get(0).document()
                + ": "
                + failures.failures().get(0).reason());
      }
      return evaluation;
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(
          "The new bundle cannot be measured on " + split + ": " + Faults.shortMessage(e), e);
    }
  }

  private List<Object> parameters(Path folder) throws ModelBundleException {
    List<Object> parameters =
        new ArrayList<>(
            List.of(
                BertTagAnnotator.PARAM_MODEL_LOCATION,
                folder.toString(),
                BertTagAnnotator.PARAM_LANGUAGE,
                language));
    try (ModelBundle bundle = ModelBundle.open(folder.toString(), "")) {
      parameters.addAll(ModelOptions.windows(bundle));
    }
    return parameters;
  }

  /** The figures that {@code medcas models} lists: those of the last split, which is the test. */
  private static JsonObject scores(Map<String, Evaluation> evaluations) {
    JsonObject scores = new JsonObject();
    evaluations.forEach(
        (split, evaluation) -> {
          scores.addProperty("split", split);
          scores.addProperty("span F1 strict", rounded(evaluation.spans().strictMicro().f1()));
          scores.addProperty(
              "span F1 overlapping", rounded(evaluation.spans().overlappingMicro().f1()));
        });
    return scores;
  }

  private static String rounded(double ratio) {
    return Double.isNaN(ratio) ? "n/a" : Texts.format("%.2f", ratio);
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** The record that {@code train} left beside a classifier. */
  static Optional<JsonObject> record(Path trained) throws IOException {
    return TrainingRecord.read(trained.resolve(TrainingRecord.TRAINING));
  }
}
