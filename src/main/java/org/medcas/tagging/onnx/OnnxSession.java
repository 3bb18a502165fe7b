package org.medcas.tagging.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelSignature;

/** An open graph in ONNX Runtime with the options it was opened with. */
final class OnnxSession implements AutoCloseable {

  private final OrtSession session;
  private final OrtSession.SessionOptions options;
  private final ModelSignature signature;

  private OnnxSession(OrtSession session, OrtSession.SessionOptions options) throws OrtException {
    this.session = session;
    this.options = options;
    this.signature =
        new ModelSignature(shapes(session.getInputInfo()), shapes(session.getOutputInfo()));
  }

  /**
   * Opens the graph of {@code bundle}: from its file where it has one, so that a large model never
   * lies on the heap, else from its bytes.
   *
   * @throws IOException if the graph cannot be read or the device is not there; the message says
   *     what to mend
   */
  static OnnxSession open(ModelBundle bundle, RuntimeOptions runtime) throws IOException {
    try {
      OnnxEngine.engine();
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    try {
      configure(options, runtime);
      return new OnnxSession(create(bundle, options), options);
    } catch (OrtException | IOException e) {
      options.close();
      throw new IOException(
          bundle.modelFile()
              + ": is no graph that ONNX Runtime can run: "
              + e.getMessage()
              + " - export or fetch it again",
          e);
    } catch (DeviceException e) {
      options.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  private static OrtSession create(ModelBundle bundle, OrtSession.SessionOptions options)
      throws OrtException, IOException {
    OrtEnvironment environment = OnnxEngine.environment();
    Optional<Path> path = bundle.modelPath();
    return path.isPresent()
        ? environment.createSession(path.get().toString(), options)
        : environment.createSession(bundle.modelBytes(), options);
  }

  private static void configure(OrtSession.SessionOptions options, RuntimeOptions runtime)
      throws OrtException, DeviceException {
    options.setIntraOpNumThreads(runtime.intraOpThreads());
    options.setInterOpNumThreads(1);
    options.setMemoryPatternOptimization(false);
    if (runtime.gpu().isPresent()) {
      int gpu = runtime.gpu().getAsInt();
      try {
        options.addCUDA(gpu);
      } catch (OrtException e) {
        throw new DeviceException(gpu, e);
      }
    }
  }

  private static Map<String, List<Long>> shapes(Map<String, NodeInfo> nodes) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    nodes.forEach((name, node) -> shapes.put(name, shape(node)));
    return shapes;
  }

  private static List<Long> shape(NodeInfo node) {
    List<Long> shape = new ArrayList<>();
    if (node.getInfo() instanceof TensorInfo tensor) {
      for (long size : tensor.getShape()) {
        shape.add(size);
      }
    }
    return shape;
  }

  OrtSession session() {
    return session;
  }

  ModelSignature signature() {
    return signature;
  }

  /** Closes the options of a session that its new owner has closed. */
  void closeOptions() {
    options.close();
  }

  /** Closes a session that was handed to nobody. */
  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime could not close a model", e);
    } finally {
      options.close();
    }
  }

  /** A GPU that this process cannot use. */
  private static final class DeviceException extends Exception {

    private static final long serialVersionUID = 1L;

    DeviceException(int gpu, OrtException cause) {
      super(
          "device gpu:"
              + gpu
              + " cannot be used: "
              + cause.getMessage()
              + " - put com.microsoft.onnxruntime:onnxruntime_gpu instead of onnxruntime on the"
              + " class path and install the CUDA version it names, or set device to cpu",
          cause);
    }
  }
}
