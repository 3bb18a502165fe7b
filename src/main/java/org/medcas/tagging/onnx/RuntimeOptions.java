package org.medcas.tagging.onnx;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and with how many threads a model runs. Immutable.
 *
 * @param gpu number of the GPU; empty for the processor
 * @param intraOpThreads threads inside one call, at least 1. With one caller per core, 1 is
 *     fastest: more threads wait busily for each other
 */
public record RuntimeOptions(OptionalInt gpu, int intraOpThreads) {

  /** The processor. */
  public static final String DEFAULT_DEVICE = "cpu";

  /** Threads inside one call. */
  public static final int DEFAULT_INTRA_OP_THREADS = 1;

  /** The processor, one thread per call. */
  public static final RuntimeOptions DEFAULTS =
      new RuntimeOptions(OptionalInt.empty(), DEFAULT_INTRA_OP_THREADS);

  private static final Pattern GPU = Pattern.compile("gpu(?::(\\d{1,3}))?");

  /** Refuses less than one thread. */
  public RuntimeOptions {
    if (intraOpThreads < 1) {
      throw new IllegalArgumentException(
          "intraOpThreads must be at least 1 (got " + intraOpThreads + ")");
    }
  }

  /**
   * Options with a device by name.
   *
   * @param device {@code cpu}, {@code gpu} for the first GPU, or {@code gpu:N}
   * @throws IllegalArgumentException for any other device, and for less than one thread
   */
  public static RuntimeOptions of(String device, int intraOpThreads) {
    String name = device.trim().toLowerCase(Locale.ROOT);
    if (name.equals(DEFAULT_DEVICE)) {
      return new RuntimeOptions(OptionalInt.empty(), intraOpThreads);
    }
    Matcher gpu = GPU.matcher(name);
    if (!gpu.matches()) {
      throw new IllegalArgumentException("device must be cpu, gpu or gpu:N (got '" + device + "')");
    }
    int number = gpu.group(1) == null ? 0 : Integer.parseInt(gpu.group(1));
    return new RuntimeOptions(OptionalInt.of(number), intraOpThreads);
  }
}
