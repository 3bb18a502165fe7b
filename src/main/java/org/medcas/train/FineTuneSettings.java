package org.medcas.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.medcas.train.data.ExampleAugmenter;
import org.medcas.train.noise.CaseAndAccentNoise;
import org.medcas.train.noise.MisspellingNoise;
import org.medcas.train.noise.PunctuationNoise;

/**
 * Everything a fine-tuning depends on beside its examples. Paths in the file are relative to it.
 *
 * <pre>{@code
 * {
 *   "model": {"startFrom": "encoder", "pretrained": true, "dropout": 0.1, "windowPieces": 128},
 *   "optimisation": {"batchWindows": 32, "epochs": 20, "learningRate": 3e-4, "layerDecay": 1,
 *                    "warmupShare": 0.1, "weightDecay": 0.01, "clipNorm": 1},
 *   "selection": {"seeds": 3, "evaluationsPerEpoch": 1, "patience": 6},
 *   "noise": {"lowerCase": 0.15, "upperCase": 0.02, "finalPunctuation": 0.2, "accents": 0.1,
 *             "misspelledExamples": 0.3, "misspelledWords": 0.05},
 *   "run": {"output": "tagger", "seed": 1, "precision": "auto", "threads": 2,
 *           "checkpointSteps": 500, "reportSteps": 50}
 * }
 * }</pre>
 *
 * @param model what is trained
 * @param optimisation how
 * @param selection which state is kept
 * @param noise how examples are varied
 * @param run where and on what; seeds count up from its seed
 */
public record FineTuneSettings(
    Model model, Optimisation optimisation, Selection selection, Noise noise, RunSettings run) {

  /**
   * What is trained.
   *
   * @param startFrom Hugging Face folder with sizes, tokenizer and weights
   * @param pretrained false to keep the random start instead of the folder's weights: the ablation
   * @param dropout default 0.1
   * @param windowPieces longest window with its frame; default all positions of the model
   */
  public record Model(Path startFrom, boolean pretrained, double dropout, int windowPieces) {}

  /**
   * How it is trained.
   *
   * @param batchWindows windows per step; default 32
   * @param epochs at most; default 20
   * @param rate learning rate
   * @param limits weight decay and clipping; default 0.01 and 1
   */
  public record Optimisation(
      int batchWindows, double epochs, Rate rate, PretrainSettings.Limits limits) {}

  /**
   * Learning rate over time and depth.
   *
   * @param peak default 3e-4, which suits small encoders; a large one wants 2e-5 to 5e-5
   * @param warmupShare of the steps; default 0.1
   * @param layerDecay factor from each layer to the one below it; default 1, plain
   */
  public record Rate(double peak, double warmupShare, double layerDecay) {}

  /**
   * Which state is kept.
   *
   * @param seeds runs; the best on dev is kept; default 3
   * @param evaluationsPerEpoch on the dev examples; default 1
   * @param patience evaluations without a better score after which a run ends; default 6
   */
  public record Selection(int seeds, int evaluationsPerEpoch, int patience) {}

  /**
   * Shares of the training examples that are varied, each 0 to 1, default 0.
   *
   * @param lowerCase all lower case
   * @param upperCase all capitals
   * @param finalPunctuation the last full stop dropped
   * @param accents accents dropped
   * @param misspelledExamples with mistakes in some words
   * @param misspelledWords share of the words of such an example; default 0.05
   */
  public record Noise(
      double lowerCase,
      double upperCase,
      double finalPunctuation,
      double accents,
      double misspelledExamples,
      double misspelledWords) {

    /** The augmenters in their order. */
    public ExampleAugmenter augmenter() {
      List<ExampleAugmenter> steps = new ArrayList<>();
      steps.add(PunctuationNoise.withoutFinalPunctuation().withProbability(finalPunctuation));
      steps.add(new MisspellingNoise(misspelledWords).withProbability(misspelledExamples));
      steps.add(CaseAndAccentNoise.withoutAccents().withProbability(accents));
      steps.add(CaseAndAccentNoise.lowerCase().withProbability(lowerCase));
      steps.add(CaseAndAccentNoise.upperCase().withProbability(upperCase));
      return ExampleAugmenter.all(steps);
    }
  }

  /**
   * Reads a settings file.
   *
   * @throws IOException if it cannot be read or is no JSON object
   * @throws IllegalArgumentException naming every missing, unknown or impossible value
   */
  public static FineTuneSettings read(Path file) throws IOException {
    SettingsReader reader = SettingsReader.open(file);
    SettingsReader model = reader.section("model");
    SettingsReader selection = reader.section("selection");
    FineTuneSettings settings =
        new FineTuneSettings(
            new Model(
                model.requiredPath("startFrom"),
                model.flag("pretrained", true),
                model.number("dropout", 0.1, 0, 0.9),
                model.integer("windowPieces", 4096, 8, 4096)),
            optimisation(reader.section("optimisation")),
            new Selection(
                selection.integer("seeds", 3, 1, 100),
                selection.integer("evaluationsPerEpoch", 1, 1, 100),
                selection.integer("patience", 6, 1, 1000)),
            noise(reader.section("noise")),
            RunSettings.read(reader.section("run")));
    reader.finish();
    return settings;
  }

  private static Optimisation optimisation(SettingsReader reader) {
    return new Optimisation(
        reader.integer("batchWindows", 32, 1, 65536),
        reader.number("epochs", 20, 0.001, 100_000),
        new Rate(
            reader.number("learningRate", 3e-4, 1e-9, 1),
            reader.number("warmupShare", 0.1, 0, 0.99),
            reader.number("layerDecay", 1, 0.01, 1)),
        new PretrainSettings.Limits(
            reader.number("weightDecay", 0.01, 0, 1), reader.number("clipNorm", 1, 0, 1e6)));
  }

  private static Noise noise(SettingsReader reader) {
    return new Noise(
        reader.number("lowerCase", 0, 0, 1),
        reader.number("upperCase", 0, 0, 1),
        reader.number("finalPunctuation", 0, 0, 1),
        reader.number("accents", 0, 0, 1),
        reader.number("misspelledExamples", 0, 0, 1),
        reader.number("misspelledWords", 0.05, 0, 1));
  }

  /** Everything but paths, on which the numbers depend. */
  String fingerprintText() {
    return String.format(
        Locale.ROOT,
        "%s|%s|%s|%s|%s|%s|%s",
        model.pretrained,
        model.dropout,
        model.windowPieces,
        optimisation,
        selection,
        noise,
        run.machine());
  }
}
