package org.medcas.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medcas.model.ModelBundle;
import org.medcas.tagging.TaggingOptions;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceSequence;

/**
 * The limit of what ONNX Runtime gives: pieces encoded beforehand, tensors laid out in direct
 * buffers, one thread per call, the result not looked at.
 */
final class RawRun implements AutoCloseable {

  private final OrtSession session;
  private final List<Map<String, OnnxTensor>> batches = new ArrayList<>();

  private RawRun(OrtSession session) {
    this.session = session;
  }

  /**
   * Opens the graph after DJL has opened the environment, and lays the batches out; shorter rows of
   * a batch are padded.
   */
  static RawRun of(ModelBundle bundle, List<int[][]> batches) throws OrtException, IOException {
    RawRun run;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      run = new RawRun(environment.createSession(bundle.modelBytes(), options));
    }
    for (int[][] batch : batches) {
      run.batches.add(run.tensors(batch, bundle.encoder().special().padding()));
    }
    return run;
  }

  /** Batches of the usual size in which no row needs padding, the longest first. */
  static List<int[][]> sortedByLength(List<int[]> rows) {
    Map<Integer, List<int[]>> byLength = new TreeMap<>(Comparator.reverseOrder());
    rows.forEach(row -> byLength.computeIfAbsent(row.length, n -> new ArrayList<>()).add(row));
    List<int[][]> batches = new ArrayList<>();
    byLength.forEach(
        (length, equal) -> {
          int most = Math.max(1, TaggingOptions.DEFAULT_BATCH_PIECES / length);
          for (int begin = 0; begin < equal.size(); begin += most) {
            int end = Math.min(equal.size(), begin + most);
            batches.add(equal.subList(begin, end).toArray(int[][]::new));
          }
        });
    return batches;
  }

  /** The pieces of a sentence between start and end piece. */
  static int[] framed(PieceEncoder encoder, List<String> words) {
    PieceSequence pieces = encoder.encode(words);
    int[] row = new int[pieces.size() + 2];
    row[0] = encoder.special().start();
    System.arraycopy(pieces.ids(), 0, row, 1, pieces.size());
    row[row.length - 1] = encoder.special().end();
    return row;
  }

  private Map<String, OnnxTensor> tensors(int[][] rows, int padding) throws OrtException {
    int length = Arrays.stream(rows).mapToInt(row -> row.length).max().orElseThrow();
    LongBuffer ids = direct(rows.length * length);
    LongBuffer mask = direct(rows.length * length);
    for (int[] row : rows) {
      for (int i = 0; i < length; i++) {
        ids.put(i < row.length ? row[i] : padding);
        mask.put(i < row.length ? 1 : 0);
      }
    }
    LongBuffer types = direct(rows.length * length);
    long[] shape = {rows.length, length};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensor> inputs = new HashMap<>();
    inputs.put("input_ids", OnnxTensor.createTensor(environment, ids.flip(), shape));
    inputs.put("attention_mask", OnnxTensor.createTensor(environment, mask.flip(), shape));
    if (session.getInputNames().contains("token_type_ids")) {
      inputs.put("token_type_ids", OnnxTensor.createTensor(environment, types, shape));
    }
    return inputs;
  }

  private static LongBuffer direct(int longs) {
    return ByteBuffer.allocateDirect(longs * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  /** Runs every batch once. */
  float run() throws OrtException {
    float sum = 0;
    for (Map<String, OnnxTensor> batch : batches) {
      try (OrtSession.Result result = session.run(batch)) {
        sum += result.size();
      }
    }
    return sum;
  }

  @Override
  public void close() throws OrtException {
    batches.forEach(batch -> batch.values().forEach(OnnxTensor::close));
    session.close();
  }
}
