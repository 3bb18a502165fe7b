package org.medcas.benchmark;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.medcas.tagging.TaggingOptions;
import org.medcas.wordpiece.PieceEncoder;
import org.medcas.wordpiece.PieceSequence;

/**
 * The limit of what ONNX Runtime gives: pieces encoded beforehand, rows of one length in batches of
 * the usual size, no padding, direct buffers, one thread per call, the result not looked at.
 */
final class RawRun implements AutoCloseable {

  private final OrtSession session;
  private final List<Map<String, OnnxTensor>> batches = new ArrayList<>();

  private RawRun(OrtSession session) {
    this.session = session;
  }

  /** Opens the graph after DJL has opened the environment, and lays the batches out. */
  static RawRun of(Path graph, PieceEncoder encoder, List<List<String>> sentences)
      throws OrtException {
    RawRun run;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      run = new RawRun(OrtEnvironment.getEnvironment().createSession(graph.toString(), options));
    }
    Map<Integer, List<int[]>> byLength = new TreeMap<>(Comparator.reverseOrder());
    for (List<String> words : sentences) {
      int[] row = framed(encoder, encoder.encode(words));
      byLength.computeIfAbsent(row.length, unused -> new ArrayList<>()).add(row);
    }
    for (Map.Entry<Integer, List<int[]>> entry : byLength.entrySet()) {
      List<int[]> rows = entry.getValue();
      int most = Math.max(1, TaggingOptions.DEFAULT_BATCH_PIECES / entry.getKey());
      for (int begin = 0; begin < rows.size(); begin += most) {
        int end = Math.min(rows.size(), begin + most);
        run.batches.add(batch(rows.subList(begin, end), entry.getKey()));
      }
    }
    return run;
  }

  private static int[] framed(PieceEncoder encoder, PieceSequence pieces) {
    int[] row = new int[pieces.size() + 2];
    row[0] = encoder.special().start();
    System.arraycopy(pieces.ids(), 0, row, 1, pieces.size());
    row[row.length - 1] = encoder.special().end();
    return row;
  }

  private static Map<String, OnnxTensor> batch(List<int[]> rows, int length) throws OrtException {
    LongBuffer ids = direct(rows.size() * length);
    rows.forEach(row -> Arrays.stream(row).forEach(ids::put));
    LongBuffer mask = direct(rows.size() * length);
    while (mask.hasRemaining()) {
      mask.put(1);
    }
    LongBuffer types = direct(rows.size() * length);
    long[] shape = {rows.size(), length};
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    return Map.of(
        "input_ids", OnnxTensor.createTensor(environment, ids.flip(), shape),
        "attention_mask", OnnxTensor.createTensor(environment, mask.flip(), shape),
        "token_type_ids", OnnxTensor.createTensor(environment, types, shape));
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
