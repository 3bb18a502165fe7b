package org.medcas.annotator;

import java.util.Map;
import org.apache.uima.fit.component.Resource_ImplBase;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.ResourceSpecifier;
import org.medcas.model.ModelCache;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.tagging.onnx.ModelKey;
import org.medcas.tagging.onnx.RuntimeOptions;

/**
 * A model bound to engines by name, as a UIMA external resource: optional, for pipelines that keep
 * their models in one place of the descriptor. Without it each engine names its model itself, and
 * engines that name the same one share it all the same.
 *
 * <p>Thread-safe. Holds the model until UIMA destroys the resource, which a CPE never does.
 */
public final class SharedModel extends Resource_ImplBase {

  /** As {@link BertTagAnnotator#PARAM_MODEL_LOCATION}; must be set. */
  public static final String PARAM_MODEL_LOCATION = BertTagAnnotator.PARAM_MODEL_LOCATION;

  @ConfigurationParameter(name = PARAM_MODEL_LOCATION)
  private String modelLocation;

  /** As {@link BertTagAnnotator#PARAM_VARIANT}. */
  public static final String PARAM_VARIANT = BertTagAnnotator.PARAM_VARIANT;

  @ConfigurationParameter(name = PARAM_VARIANT, mandatory = false)
  private String modelVariant;

  /** As {@link BertTagAnnotator#PARAM_DEVICE}. */
  public static final String PARAM_DEVICE = BertTagAnnotator.PARAM_DEVICE;

  @ConfigurationParameter(name = PARAM_DEVICE, defaultValue = RuntimeOptions.DEFAULT_DEVICE)
  private String device;

  /**
   * As {@link BertTagAnnotator#PARAM_INTRA_OP_THREADS}; a String, because an external resource
   * takes no other type.
   */
  public static final String PARAM_INTRA_OP_THREADS = BertTagAnnotator.PARAM_INTRA_OP_THREADS;

  @ConfigurationParameter(name = PARAM_INTRA_OP_THREADS, defaultValue = "1")
  private String intraOpThreads;

  private ModelCache.Lease<LoadedModel> lease;

  @Override
  public boolean initialize(ResourceSpecifier specifier, Map<String, Object> parameters)
      throws ResourceInitializationException {
    if (!super.initialize(specifier, parameters)) {
      return false;
    }
    ParameterCheck check = new ParameterCheck(getClass());
    lease = check.value(PARAM_MODEL_LOCATION, this::acquire);
    check.throwIfFaulty();
    return true;
  }

  private ModelCache.Lease<LoadedModel> acquire() throws Exception {
    RuntimeOptions runtime = RuntimeOptions.of(device, Integer.parseInt(intraOpThreads.trim()));
    return LoadedModels.acquire(new ModelKey(modelLocation, modelVariant, runtime), 1);
  }

  /** The model, to be used until {@link #destroy}. */
  LoadedModel model() {
    return lease.get();
  }

  /** Lets the model go. */
  @Override
  public void destroy() {
    if (lease != null) {
      lease.close();
    }
    super.destroy();
  }
}
