package org.medcas.tagging.onnx;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/**
 * Starts DJL's ONNX Runtime engine, once per JVM, without a second engine and without the network.
 */
final class OnnxEngine {

  private static final String NAME = "OnnxRuntime";

  private OnnxEngine() {}

  /**
   * The running engine.
   *
   * @throws IllegalStateException if it cannot be started; the message says what to mend
   */
  static Engine engine() {
    return Holder.ENGINE;
  }

  /**
   * ONNX Runtime's environment as DJL opened it, told to report nothing: from 1.29.0 on it would
   * send telemetry on Linux, too.
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
    } catch (IllegalStateException | LinkageError e) {
      throw new IllegalStateException(
          "ONNX Runtime cannot be started: "
              + e.getMessage()
              + " - if another library of this process opened it first, initialise the tagger"
              + " before that library",
          e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void setIfAbsent(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }

  private static final class Holder {
    private static final Engine ENGINE = start();
  }
}
