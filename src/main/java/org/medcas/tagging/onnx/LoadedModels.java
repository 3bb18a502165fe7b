package org.medcas.tagging.onnx;

import java.util.List;
import java.util.Optional;
import org.medcas.model.ModelBundleException;
import org.medcas.model.ModelCache;

/**
 * All models open in this JVM: each location is loaded once for each device and thread count,
 * shared by all who lease it, and closed when the last lease is. Thread-safe.
 */
public final class LoadedModels {

  private static final ModelCache<ModelKey, LoadedModel> CACHE =
      new ModelCache<>(LoadedModel::close);

  private LoadedModels() {}

  /**
   * Leases a model, loading it if nobody has it.
   *
   * @param maxPieces longest window the caller will ask for, in pieces
   * @throws ModelBundleException with every fault, if the model cannot be used
   */
  public static ModelCache.Lease<LoadedModel> acquire(ModelKey key, int maxPieces)
      throws ModelBundleException {
    ModelCache.Lease<LoadedModel> lease =
        CACHE.acquire(key, () -> LoadedModel.load(key, maxPieces));
    Optional<String> fault = lease.get().bundle().faultOfPieceLimit(maxPieces);
    if (fault.isPresent()) {
      lease.close();
      throw new ModelBundleException(key.location(), List.of(fault.get()));
    }
    return lease;
  }

  /** Number of models open now. */
  public static int size() {
    return CACHE.size();
  }
}
