package org.medcas.train.export;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.medcas.model.BundleManifest;
import org.medcas.model.ModelBundleException;
import org.medcas.model.ModelCache;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.tagging.onnx.ModelKey;
import org.medcas.tagging.onnx.RuntimeOptions;

/** The files of a bundle, as all that write one write them. Stateless and thread-safe. */
final class BundleFiles {

  static final String GRAPH = "model.onnx";

  /** The longest windows come from the examples; the trial run of the loader needs no more. */
  private static final int TRIAL_PIECES = 8;

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private BundleFiles() {}

  /**
   * A model to compare with; the caller closes it.
   *
   * @throws IOException if it is not sound
   */
  static ModelCache.Lease<LoadedModel> load(Path folder) throws IOException {
    try {
      ModelKey key = new ModelKey(folder.toString(), "", RuntimeOptions.DEFAULTS);
      return LoadedModels.acquire(key, TRIAL_PIECES);
    } catch (ModelBundleException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  static void writeManifest(Path folder, JsonObject manifest) throws IOException {
    Files.writeString(
        folder.resolve(BundleManifest.FILE), GSON.toJson(manifest) + "\n", StandardCharsets.UTF_8);
  }
}
