package org.medcas.train.card;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.medcas.train.torch.LibTorch;

/** What a run ran on: processor, memory, versions. Says nothing that names the machine. */
final class RunMachine {

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";
  private static final long GIB = 1L << 30;

  private RunMachine() {}

  static JsonObject describe() {
    JsonObject machine = new JsonObject();
    machine.addProperty("processor", processor());
    machine.addProperty("processors", Runtime.getRuntime().availableProcessors());
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      machine.addProperty("memoryGiB", Math.round(system.getTotalMemorySize() / (double) GIB));
    }
    machine.addProperty(
        "system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    JsonObject versions = new JsonObject();
    versions.addProperty("medcas", medcas());
    versions.addProperty("java", System.getProperty("java.version"));
    versions.addProperty("pytorch", LibTorch.version());
    machine.add("versions", versions);
    return machine;
  }

  /** Version of this library, as its jar tells it. */
  static String medcas() {
    String version = RunMachine.class.getPackage().getImplementationVersion();
    return version == null ? "not packaged" : version;
  }

  private static String processor() {
    try {
      return Files.readAllLines(PROCESSOR, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }
}
