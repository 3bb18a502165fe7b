package org.medcas.benchmark;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.medcas.model.BertConfig;
import org.medcas.model.ModelCache;
import org.medcas.tagging.ClassifierException;
import org.medcas.tagging.SentenceConsumer;
import org.medcas.tagging.SentenceTagger;
import org.medcas.tagging.TaggingOptions;
import org.medcas.tagging.onnx.LoadedModel;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.tagging.onnx.ModelKey;
import org.medcas.tagging.onnx.RuntimeOptions;
import org.medcas.testing.BertWeights;
import org.medcas.train.export.OnnxExporter;
import org.medcas.train.export.Precision;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceFiles;
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
  private static final int WORDS = 8000;

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
    folder = Files.createTempDirectory("medcas-benchmark");
    writeModel();
    sentences = randomSentences();
    ModelKey key = new ModelKey(folder.toString(), "", RuntimeOptions.DEFAULTS);
    model = LoadedModels.acquire(key, TaggingOptions.DEFAULT_MAX_PIECES);
    tagger =
        new SentenceTagger(
            model.get().bundle().encoder(), model.get().classifier(), TaggingOptions.DEFAULTS);
    raw = RawRun.of(folder.resolve("model.onnx"), model.get().bundle().encoder(), sentences);
  }

  private void writeModel() throws IOException {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (int i = 0; i < WORDS; i++) {
      pieces.add("w" + i);
      pieces.add("##p" + i);
    }
    List<String> names = new ArrayList<>(List.of("O"));
    for (int i = 1; i < labels; i++) {
      names.add((i % 2 == 1 ? "B-L" : "I-L") + (i + 1) / 2);
    }
    int layers = Integer.parseInt(size.substring(0, size.indexOf('x')));
    int hidden = Integer.parseInt(size.substring(size.indexOf('x') + 1));
    BertConfig config =
        new BertConfig(layers, hidden, hidden / 64, 4 * hidden, 128, pieces.size(), 2, 1e-12);
    WordPieceFiles.write(
        folder, Vocabulary.of(pieces), new BertNormalizer(true, true, false, false));
    Files.writeString(folder.resolve("config.json"), config.toJson(names).toString());
    Files.write(
        folder.resolve("model.onnx"),
        OnnxExporter.export(
                config, labels, BertWeights.random(config, labels, new Random(1)), precision)
            .toByteArray());
  }

  private static List<List<String>> randomSentences() {
    Random random = new Random(2);
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < SENTENCES; i++) {
      int length = Math.min(60, 3 + Math.abs((int) (random.nextGaussian() * 15)));
      List<String> words = new ArrayList<>();
      for (int word = 0; word < length; word++) {
        String piece = "w" + random.nextInt(WORDS);
        words.add(random.nextInt(4) == 0 ? piece + "p" + random.nextInt(WORDS) : piece);
      }
      sentences.add(words);
    }
    return sentences;
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
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
