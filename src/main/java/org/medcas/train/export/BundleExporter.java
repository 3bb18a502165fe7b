package org.medcas.train.export;

import com.google.gson.JsonObject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.medcas.model.BundleManifest;
import org.medcas.model.ModelCache;
import org.medcas.model.Sha256;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.train.EncoderFolder;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.torch.TokenClassifierModel;
import org.medcas.train.torch.TrainingSetup;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceEncoders;

/**
 * Turns a trained token classifier into a model bundle, after running it in ONNX Runtime beside the
 * trainer: a graph that does not give the trainer's scores, or an int8 graph that labels too many
 * words otherwise, is refused and nothing is left behind.
 *
 * <p>Stateless and thread-safe; needs libtorch.
 */
public final class BundleExporter {

  private static final String CONFIG = "config.json";

  private BundleExporter() {}

  /**
   * Writes a bundle; an older one at the place is replaced when the new one is whole.
   *
   * @param trained Hugging Face folder of a token classifier, as {@code FineTuner} writes it
   * @param dev examples on which trainer and graphs are compared, at least one
   * @throws IOException if something cannot be read or written
   * @throws IllegalStateException if the graphs do not agree with the trainer, or libtorch is
   *     missing; the message says what to do
   */
  public static ExportAgreement export(
      Path trained, Path bundle, BundleDescription description, List<TrainingExample> dev)
      throws IOException {
    return export(trained, bundle, description, dev, ExportAgreement.Limits.DEFAULT);
  }

  static ExportAgreement export(
      Path trained,
      Path bundle,
      BundleDescription description,
      List<TrainingExample> dev,
      ExportAgreement.Limits limits)
      throws IOException {
    if (dev.isEmpty()) {
      throw new IllegalArgumentException("The export needs dev examples to compare on (got none)");
    }
    EncoderFolder source = EncoderFolder.read(trained);
    List<String> labels = EncoderFolder.labels(trained);
    try (StagedFolder exact = StagedFolder.beside(bundle, ".fp32");
        StagedFolder result = StagedFolder.beside(bundle, ".unfinished")) {
      writeModel(source, labels.size(), Precision.FP32, exact.staging());
      writeModel(source, labels.size(), description.precision(), result.staging());
      ExportAgreement agreement = compare(source, labels.size(), dev, exact, result);
      agreement.require(limits);
      writeManifest(result.staging(), description, agreement);
      result.commit();
      return agreement;
    }
  }

  private static void writeModel(EncoderFolder source, int labels, Precision precision, Path folder)
      throws IOException {
    Files.copy(source.folder().resolve(CONFIG), folder.resolve(CONFIG));
    EncoderFolder.copyTokenizer(source.folder(), folder);
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(BundleFiles.GRAPH)))) {
      OnnxExporter.export(source.config(), labels, source.weights(), precision).writeTo(out);
    }
  }

  private static ExportAgreement compare(
      EncoderFolder source,
      int labels,
      List<TrainingExample> dev,
      StagedFolder exact,
      StagedFolder result)
      throws IOException {
    try (TokenClassifierModel trainer =
            new TokenClassifierModel(source.config(), labels, TrainingSetup.forEvaluation(), 1);
        PieceEncoder encoder = PieceEncoders.load(source.folder());
        ModelCache.Lease<LoadedModel> exactModel = BundleFiles.load(exact.staging());
        ModelCache.Lease<LoadedModel> resultModel = BundleFiles.load(result.staging())) {
      trainer.load(source.weights());
      int maxPieces = source.config().maxPositions();
      GraphComparison comparison = new GraphComparison(encoder, maxPieces, labels, dev);
      return comparison.run(trainer, exactModel.get().classifier(), resultModel.get().classifier());
    }
  }

  private static void writeManifest(
      Path folder, BundleDescription description, ExportAgreement agreement) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    hashes.put(CONFIG, Sha256.of(folder.resolve(CONFIG)));
    for (String name : EncoderFolder.TOKENIZER_FILES) {
      if (Files.exists(folder.resolve(name))) {
        hashes.put(name, Sha256.of(folder.resolve(name)));
      }
    }
    hashes.put(BundleFiles.GRAPH, Sha256.of(folder.resolve(BundleFiles.GRAPH)));
    JsonObject json =
        new BundleManifest(description.id(), description.version(), description.language(), hashes)
            .toJson();
    json.addProperty("precision", description.precision().name());
    json.add("agreement", agreement.toJson());
    description.details().complete(folder, json);
    BundleFiles.writeManifest(folder, json);
  }
}
