package org.medcas.train.torch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** Whether libtorch is there, and what the processor offers it. Stateless and thread-safe. */
public final class LibTorch {

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

  private LibTorch() {}

  /**
   * Loads libtorch, or says in one line how to switch it on. Call it before anything else of this
   * package.
   *
   * @throws IllegalStateException if the natives are not on the class path
   */
  public static void require() {
    if (System.getProperty(MEMORY_LIMIT) == null) {
      // JavaCPP would count libtorch's memory against a multiple of the Java heap
      System.setProperty(MEMORY_LIMIT, "0");
    }
    try {
      Loader.load(torch.class);
    } catch (LinkageError missing) {
      throw new IllegalStateException(
          "Training needs libtorch, which is not on the class path - build the executable with"
              + " './mvnw -Ptraining package', or add org.bytedeco:pytorch, openblas and javacpp"
              + " with the classifier of your platform (e.g. linux-x86_64)",
          missing);
    }
  }

  /** Whether the processor multiplies bfloat16 matrices itself; elsewhere it is slow emulation. */
  public static boolean hasBfloat16() {
    try {
      String processor = Files.readString(PROCESSOR, StandardCharsets.ISO_8859_1);
      return processor.contains("avx512_bf16") || processor.contains("amx_bf16");
    } catch (IOException notLinux) {
      return false;
    }
  }

  /** The library's version, as the provenance of a model states it. */
  public static String version() {
    String version =
        org.bytedeco.pytorch.presets.torch.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
