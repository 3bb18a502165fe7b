package org.medcas.train.export;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.medcas.model.BundleManifest;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelBundleException;
import org.medcas.model.ModelCache;
import org.medcas.model.Sha256;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.train.data.TrainingExample;

/**
 * Makes an int8 bundle of a 32-bit one, such as a Hugging Face {@code optimum} export, and compares
 * both on sentences of the user: too many words labelled otherwise, and nothing is written.
 *
 * <p>Stateless and thread-safe; needs no libtorch.
 */
public final class BundleQuantizer {

  private static final long LARGEST = Integer.MAX_VALUE;
  private static final int LONGEST_WINDOW = 128;

  private BundleQuantizer() {}

  /**
   * What was made.
   *
   * @param agreement with the bundle that was given
   * @param products matrix products in 8 bits
   * @param bytesBefore size of the graph that was given
   * @param bytes size of the graph written
   */
  public record Result(ExportAgreement agreement, int products, long bytesBefore, long bytes) {}

  /**
   * Writes an int8 bundle; an older one at the place is replaced when the new one is whole.
   *
   * @param source folder with a 32-bit model
   * @param quantizesEmbeddings whether the word table becomes int8, too
   * @param sentences to compare on, at least one; their labels do not matter
   * @throws IOException if the bundle is not sound or cannot be rewritten
   * @throws IllegalStateException if the int8 model labels too many words otherwise
   */
  public static Result quantize(
      Path source, Path target, boolean quantizesEmbeddings, List<TrainingExample> sentences)
      throws IOException {
    return quantize(source, target, quantizesEmbeddings, sentences, ExportAgreement.Limits.DEFAULT);
  }

  static Result quantize(
      Path source,
      Path target,
      boolean quantizesEmbeddings,
      List<TrainingExample> sentences,
      ExportAgreement.Limits limits)
      throws IOException {
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("The check needs a text with a sentence (got none)");
    }
    requireApart(source, target);
    try (ModelBundle bundle = open(source);
        StagedFolder result = StagedFolder.beside(target, ".unfinished")) {
      Path graph = source.resolve(bundle.modelFile());
      GraphQuantizer.Result quantized = rewrite(graph, quantizesEmbeddings);
      copyOthers(source, result.staging());
      Path written = result.staging().resolve(BundleFiles.GRAPH);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(written))) {
        quantized.model().writeTo(out);
      }
      Files.deleteIfExists(result.staging().resolve(BundleManifest.FILE));
      ExportAgreement agreement = compare(bundle, source, result.staging(), sentences);
      agreement.requireTags(limits);
      writeManifest(bundle, source, result.staging(), quantizesEmbeddings, agreement);
      long size = Files.size(written);
      result.commit();
      return new Result(agreement, quantized.products(), Files.size(graph), size);
    }
  }

  /** The target replaces what is there, so the original must not lie in it. */
  private static void requireApart(Path source, Path target) {
    Path original = source.toAbsolutePath().normalize();
    if (original.startsWith(target.toAbsolutePath().normalize())) {
      throw new IllegalArgumentException(
          "The int8 bundle would replace its original [" + target + "] - name another folder");
    }
  }

  private static ModelBundle open(Path source) throws IOException {
    try {
      return ModelBundle.open(source.toString(), "");
    } catch (ModelBundleException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static GraphQuantizer.Result rewrite(Path graph, boolean quantizesEmbeddings)
      throws IOException {
    if (Files.size(graph) > LARGEST) {
      throw new IOException(
          "The model has " + Files.size(graph) + " bytes [" + graph + "] - expected at most 2 GB");
    }
    try (InputStream in = Files.newInputStream(graph)) {
      return GraphQuantizer.quantize(ModelProto.parseFrom(in), quantizesEmbeddings);
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("Not an ONNX file [" + graph + "]: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage() + " [" + graph + "]", e);
    }
  }

  /** Everything but graphs: configuration, tokenizer, licence, card. */
  private static void copyOthers(Path source, Path target) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(source)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      if (!file.getFileName().toString().contains(".onnx")) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static ExportAgreement compare(
      ModelBundle bundle, Path source, Path staging, List<TrainingExample> sentences)
      throws IOException {
    int maxPieces = Math.min(LONGEST_WINDOW, bundle.maxPositions());
    GraphComparison comparison =
        new GraphComparison(bundle.encoder(), maxPieces, bundle.labels().size(), sentences);
    try (ModelCache.Lease<LoadedModel> exact = BundleFiles.load(source);
        ModelCache.Lease<LoadedModel> result = BundleFiles.load(staging)) {
      return comparison.run(exact.get().classifier(), result.get().classifier());
    }
  }

  /** The manifest of the source, if it has one, with the new graph's hash and figures. */
  private static void writeManifest(
      ModelBundle bundle,
      Path source,
      Path staging,
      boolean quantizesEmbeddings,
      ExportAgreement agreement)
      throws IOException {
    Path old = source.resolve(BundleManifest.FILE);
    JsonObject json =
        Files.exists(old)
            ? JsonParser.parseString(Files.readString(old, StandardCharsets.UTF_8))
                .getAsJsonObject()
            : bundle.manifest().toJson();
    JsonObject files = new JsonObject();
    for (String name : hashed(staging)) {
      files.addProperty(name, Sha256.of(staging.resolve(name)));
    }
    json.add("files", files);
    Precision precision = quantizesEmbeddings ? Precision.INT8 : Precision.INT8_FLOAT_EMBEDDINGS;
    json.addProperty("precision", precision.name());
    json.addProperty("quantizedFrom", bundle.modelSha256());
    json.add("quantization", agreement.toTagJson());
    BundleFiles.writeManifest(staging, json);
  }

  private static List<String> hashed(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
    }
    names.removeIf(name -> name.endsWith(".md") || name.endsWith(".svg"));
    return names;
  }
}
