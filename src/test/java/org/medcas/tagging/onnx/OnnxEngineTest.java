package org.medcas.tagging.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxEngineTest {

  @Test
  void startsOnAThreadWithoutContextLoader() throws Exception {
    Throwable[] failure = new Throwable[1];
    Thread worker = new Thread(OnnxEngine::engine);
    worker.setContextClassLoader(null);
    worker.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
    worker.start();
    worker.join();

    assertThat(failure[0]).isNull();
    assertThat(OnnxEngine.environment()).isSameAs(OrtEnvironment.getEnvironment());
  }

  /** Guards the pinned version: a later one sends reports unless an environment variable is set. */
  @ParameterizedTest
  @ValueSource(strings = {"linux-x64/libonnxruntime.so", "linux-aarch64/libonnxruntime.so"})
  void theRuntimeKnowsNoAddressToReportTo(String library) throws IOException {
    String place = "/ai/onnxruntime/native/" + library;
    try (InputStream stream = OrtEnvironment.class.getResourceAsStream(place)) {
      assertThat(stream).as(place).isNotNull();
      String content = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);

      assertThat(content.contains("events.data.microsoft.com")).as(place).isFalse();
    }
  }
}
