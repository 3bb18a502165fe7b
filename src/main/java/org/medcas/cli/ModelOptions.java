package org.medcas.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.resource.ResourceInitializationException;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.chunking.Tag;
import org.medcas.chunking.TagScheme;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelBundleException;
import org.medcas.tagging.TaggingOptions;
import picocli.CommandLine.Option;

/** The options that choose a model and how it is run, shared by the commands that need one. */
final class ModelOptions {

  private static final String DEFAULT_LANGUAGE = "en";

  @Option(
      names = {"-m", "--model"},
      defaultValue = "nl",
      paramLabel = "MODEL",
      description =
          "nl (Problem, Test, Treatment), en (32 finer labels), or a folder with a model"
              + " (default ${DEFAULT-VALUE}).")
  private String location;

  @Option(
      names = "--variant",
      defaultValue = "",
      description = "Graph of the model: int8 means model_int8.onnx (default: model.onnx).")
  private String variant;

  @Option(
      names = "--language",
      description =
          "Language of the notes for cutting sentences"
              + " (default: the model's, en where it names none).")
  private String language;

  @Option(
      names = "--device",
      defaultValue = "cpu",
      description = "cpu or gpu:N (default ${DEFAULT-VALUE}).")
  private String device;

  private ModelBundle bundle;

  /** The model as named. */
  String location() {
    return location;
  }

  /** Which graph of the model; empty for the ordinary one. */
  String variant() {
    return variant;
  }

  /** The bundle, read once: its labels and what it says of itself. */
  ModelBundle bundle() throws ModelBundleException {
    if (bundle == null) {
      bundle = ModelBundle.open(location, variant);
    }
    return bundle;
  }

  /** Language of the notes. */
  String language() throws ModelBundleException {
    if (language != null) {
      return language;
    }
    String own = bundle().manifest().language();
    return own.isEmpty() ? DEFAULT_LANGUAGE : own;
  }

  /** Labels of concepts, without scheme prefixes, sorted. */
  Set<String> conceptLabels() throws ModelBundleException {
    return conceptLabels(bundle());
  }

  /** Labels of a model's concepts, without scheme prefixes, sorted. */
  static Set<String> conceptLabels(ModelBundle bundle) {
    List<String> tags = bundle.labels();
    TagScheme scheme = TagScheme.detect(tags);
    Set<String> labels = new TreeSet<>();
    tags.forEach(tag -> labels.add(Tag.parse(tag, scheme).label()));
    labels.remove(Tag.OUTSIDE.label());
    return labels;
  }

  /** The usual windows, or shorter ones for a model with fewer positions. */
  static List<Object> windows(ModelBundle bundle) {
    int maxPieces = Math.min(TaggingOptions.DEFAULT_MAX_PIECES, bundle.maxPositions());
    return List.of(
        BertTagAnnotator.PARAM_MAX_PIECES,
        maxPieces,
        BertTagAnnotator.PARAM_OVERLAP,
        Math.min(TaggingOptions.DEFAULT_OVERLAP_PIECES, maxPieces / 4));
  }

  /** The whole pipeline over this model, with further parameters. */
  AnalysisEngineDescription pipeline(Object... further)
      throws ResourceInitializationException, ModelBundleException {
    List<Object> parameters =
        new ArrayList<>(
            List.of(
                BertTagAnnotator.PARAM_MODEL_LOCATION,
                location,
                BertTagAnnotator.PARAM_VARIANT,
                variant,
                BertTagAnnotator.PARAM_LANGUAGE,
                language(),
                BertTagAnnotator.PARAM_DEVICE,
                device));
    parameters.addAll(windows(bundle()));
    Collections.addAll(parameters, further);
    return ClinicalConceptPipeline.description(parameters.toArray());
  }
}
