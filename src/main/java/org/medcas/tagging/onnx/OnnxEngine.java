package org.medcas.tagging.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * Starts DJL's ONNX Runtime engine, once per JVM, without a second engine and without the network.
 * Thread-safe.
 */
final class OnnxEngine {

  private static final String NAME = "OnnxRuntime";

  private static Engine engine;

  private OnnxEngine() {}

  /**
   * The running engine, started by the first call.
   *
   * @throws IllegalStateException if it cannot be started; the message says what to mend
   */
  static synchronized Engine engine() {
    if (engine == null) {
      engine = start();
    }
    return engine;
  }

  /**
   * ONNX Runtime's environment as DJL opened it, told to report nothing: versions newer than the
   * pinned one would send telemetry.
   */
  static OrtEnvironment environment() throws OrtException {
    engine();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    environment.setTelemetry(false);
    return environment;
  }

  private static Engine start() {
    setIfAbsent("ai.djl.onnx.disable_alternative");
    setIfAbsent("ai.djl.offline");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(OnnxEngine.class.getClassLoader());
    try {
      return Engine.getEngine(NAME);
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot be started: "
              + rootCause(e).getMessage()
              + " - if another library of this process opened it first, initialise the tagger"
              + " before that library",
          e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static Throwable rootCause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static void setIfAbsent(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }
}
