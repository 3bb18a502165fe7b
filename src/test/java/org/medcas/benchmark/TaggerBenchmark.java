package org.medcas.benchmark;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.file.PathUtils;
import org.medcas.model.ModelCache;
import org.medcas.tagging.ClassifierException;
import org.medcas.tagging.SentenceConsumer;
import org.medcas.tagging.SentenceTagger;
import org.medcas.tagging.TaggingOptions;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.tagging.onnx.ModelKey;
import org.medcas.tagging.onnx.RuntimeOptions;
import org.medcas.train.export.Precision;
import org.medcas.wordpiece.PieceEncoder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Words into label probabilities, beside raw ONNX Runtime on the same pieces.
 *
 * <p>One operation is the whole corpus: {@value #SENTENCES} sentences of 3 to 60 words. The raw run
 * ({@link RawRun}) has its pieces ready and looks at no result, so nobody can be faster with this
 * runtime; {@code raw / tagger} is the share that encoding, windows, batches, padding and
 * probabilities leave. Run with {@code -t 2} for one caller per core.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class TaggerBenchmark {

  static final int SENTENCES = 600;

  /** Layers × width of the encoder. */
  @Param({"4x256"})
  private String size;

  /** Precision of the graph. */
  @Param({"FP32", "INT8"})
  private Precision precision;

  /** Number of labels: 7 for the Dutch bundle, 65 for the English one. */
  @Param({"7", "65"})
  private int labels;

  private Path folder;
  private List<List<String>> sentences;
  private ModelCache.Lease<LoadedModel> model;
  private SentenceTagger tagger;
  private RawRun raw;

  /** Writes a model with random weights, loads it twice and lays the raw batches out. */
  @Setup
  public void setUp() throws Exception {
    folder = RandomBundle.write(size, precision, labels);
    sentences = RandomBundle.sentences(SENTENCES);
    ModelKey key = new ModelKey(folder.toString(), "", RuntimeOptions.DEFAULTS);
    model = LoadedModels.acquire(key, TaggingOptions.DEFAULT_MAX_PIECES);
    tagger =
        new SentenceTagger(
            model.get().bundle().encoder(), model.get().classifier(), TaggingOptions.DEFAULTS);
    PieceEncoder encoder = model.get().bundle().encoder();
    List<int[]> rows = sentences.stream().map(words -> RawRun.framed(encoder, words)).toList();
    raw = RawRun.of(model.get().bundle(), RawRun.sortedByLength(rows));
  }

  /** Nothing but the runtime. */
  @Benchmark
  public float raw() throws OrtException {
    return raw.run();
  }

  /** Words to probabilities. */
  @Benchmark
  public float tagger() {
    float[] sum = new float[1];
    tagger.tag(
        sentences.iterator(),
        new SentenceConsumer() {
          @Override
          public void tagged(int sentence, float[][] probabilities) {
            sum[0] += probabilities[0][0];
          }

          @Override
          public void skipped(int sentence, ClassifierException reason) {
            throw reason;
          }
        });
    return sum[0];
  }

  /** Lets both models go. */
  @TearDown
  public void tearDown() throws Exception {
    raw.close();
    model.close();
    PathUtils.delete(folder);
  }
}
