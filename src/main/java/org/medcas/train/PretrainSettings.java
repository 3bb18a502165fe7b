package org.medcas.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.medcas.model.BertConfig;
import org.medcas.train.data.MaskedWindows;
import org.medcas.train.data.TextSource;

/**
 * Everything a pretraining depends on. Paths in the file are relative to it.
 *
 * <pre>{@code
 * {
 *   "data": {
 *     "texts": [{"path": "laws.txt.gz", "weight": 1, "licence": "public domain"},
 *               {"path": "notes.txt", "weight": 5}],
 *     "vocabulary": "vocabulary",
 *     "windowPieces": 128, "maskedShare": 0.15
 *   },
 *   "model": {"layers": 4, "hidden": 256, "heads": 4, "intermediate": 1024,
 *             "maxPositions": 128, "dropout": 0.1, "startFrom": "older-encoder"},
 *   "optimisation": {"batchWindows": 32, "passes": 2, "learningRate": 5e-4,
 *                    "warmupShare": 0.06, "weightDecay": 0.01, "clipNorm": 1},
 *   "run": {"output": "encoder", "seed": 1, "precision": "auto", "threads": 2,
 *           "checkpointSteps": 500, "reportSteps": 50}
 * }
 * }</pre>
 *
 * @param data what is read
 * @param model what is trained
 * @param optimisation how
 * @param run where and on what
 */
public record PretrainSettings(Data data, Model model, Optimisation optimisation, RunSettings run) {

  private static final int MANY = 1_000_000;

  /**
   * What is read.
   *
   * @param texts at least one
   * @param vocabulary folder with a WordPiece {@code tokenizer.json} or {@code vocab.txt}
   * @param windowPieces length of a window with its frame; default 128
   * @param maskedShare of the pieces to be guessed; default 0.15
   */
  public record Data(
      List<TextSource> texts, Path vocabulary, int windowPieces, double maskedShare) {

    /** Copies the list. */
    public Data {
      texts = List.copyOf(texts);
    }
  }

  /**
   * What is trained.
   *
   * @param shape sizes; the vocabulary size is replaced by that of the vocabulary
   * @param dropout default 0.1
   * @param startFrom Hugging Face folder whose weights are the start, null for random ones
   */
  public record Model(BertConfig shape, double dropout, Path startFrom) {}

  /**
   * How it is trained.
   *
   * @param batchWindows windows per step; default 32
   * @param passes over the texts; default 2
   * @param learningRate at the peak; default 5e-4
   * @param warmupShare of the steps; default 0.06
   * @param limits weight decay and clipping; default 0.01 and 1
   */
  public record Optimisation(
      int batchWindows, double passes, double learningRate, double warmupShare, Limits limits) {}

  /** Weight decay and largest gradient norm, 0 for none. */
  public record Limits(double weightDecay, double clipNorm) {}

  /**
   * Reads a settings file.
   *
   * @throws IOException if it cannot be read or is no JSON object
   * @throws IllegalArgumentException naming every missing, unknown or impossible value
   */
  public static PretrainSettings read(Path file) throws IOException {
    SettingsReader reader = SettingsReader.open(file);
    PretrainSettings settings =
        new PretrainSettings(
            data(reader.section("data")),
            model(reader.section("model")),
            optimisation(reader.section("optimisation")),
            RunSettings.read(reader.section("run")));
    if (settings.data.windowPieces > settings.model.shape.maxPositions()) {
      reader.fault("data.windowPieces", "must not exceed model.maxPositions");
    }
    reader.finish();
    return settings;
  }

  private static Data data(SettingsReader reader) {
    List<TextSource> texts =
        reader.list("texts").stream()
            .map(
                text ->
                    new TextSource(
                        text.requiredPath("path"),
                        text.number("weight", 1, 0.001, 1000),
                        text.text("licence", "")))
            .toList();
    if (texts.isEmpty()) {
      reader.fault("texts", "is missing or empty: expected [{\"path\": …, \"weight\": …}]");
    }
    return new Data(
        texts,
        reader.requiredPath("vocabulary"),
        reader.integer("windowPieces", 128, 8, 4096),
        reader.number("maskedShare", 0.15, 0.01, 0.5));
  }

  private static Model model(SettingsReader reader) {
    int heads = reader.integer("heads", 4, 1, 256);
    int hidden = reader.integer("hidden", 256, 1, 8192);
    if (hidden % heads != 0) {
      reader.fault("hidden", "must be a multiple of heads");
      heads = 1;
    }
    BertConfig shape =
        new BertConfig(
            reader.integer("layers", 4, 1, 96),
            hidden,
            heads,
            reader.integer("intermediate", 4 * hidden, 1, 32768),
            reader.integer("maxPositions", 128, 8, 4096),
            1,
            2,
            BertConfig.DEFAULT_LAYER_NORM_EPSILON);
    return new Model(shape, reader.number("dropout", 0.1, 0, 0.9), reader.path("startFrom"));
  }

  private static Optimisation optimisation(SettingsReader reader) {
    return new Optimisation(
        reader.integer("batchWindows", 32, 1, 65536),
        reader.number("passes", 2, 0.0001, MANY),
        reader.number("learningRate", 5e-4, 1e-9, 1),
        reader.number("warmupShare", 0.06, 0, 0.99),
        new Limits(
            reader.number("weightDecay", 0.01, 0, 1), reader.number("clipNorm", 1, 0, MANY)));
  }

  /** Sizes of the batches. */
  MaskedWindows.Shape batchShape() {
    return new MaskedWindows.Shape(
        data.windowPieces, optimisation.batchWindows, data.maskedShare, run.seed());
  }

  /** Sizes of the model with that vocabulary. */
  BertConfig config(int vocabularySize) {
    BertConfig shape = model.shape;
    return new BertConfig(
        shape.layers(),
        shape.hidden(),
        shape.heads(),
        shape.intermediate(),
        shape.maxPositions(),
        vocabularySize,
        shape.typeVocabularySize(),
        shape.layerNormEpsilon());
  }

  /** Everything but paths and places, on which the numbers depend. */
  String fingerprintText() {
    return String.format(
        Locale.ROOT,
        "%s|%s|%s|%s|%s",
        batchShape(),
        model.shape,
        model.dropout,
        optimisation,
        run.fingerprintText());
  }
}
