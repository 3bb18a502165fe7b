package org.medcas.tagging.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.medcas.model.BertConfig;
import org.medcas.model.ModelBundleException;
import org.medcas.model.ModelCache;
import org.medcas.tagging.SentenceTagger;
import org.medcas.tagging.TaggingOptions;
import org.medcas.testing.BertWeights;
import org.medcas.testing.ReferenceBert;
import org.medcas.testing.TinyModel;
import org.medcas.train.export.OnnxExporter;
import org.medcas.train.export.Precision;
import org.medcas.train.weights.Weights;
import org.medcas.wordpiece.PieceEncoder;

class LoadedModelsTest {

  @TempDir private Path folder;

  private static ModelKey key(Path folder) {
    return new ModelKey(folder.toString(), null, RuntimeOptions.DEFAULTS);
  }

  private static List<String> tag(LoadedModel model, String sentence) {
    SentenceTagger tagger =
        new SentenceTagger(model.bundle().encoder(), model.classifier(), TaggingOptions.DEFAULTS);
    List<String> tags = new ArrayList<>();
    for (float[] row : tagger.tag(List.of(List.of(sentence.split(" ")))).get(0)) {
      int best = 0;
      for (int label = 1; label < row.length; label++) {
        best = row[label] > row[best] ? label : best;
      }
      tags.add(model.bundle().labels().get(best));
    }
    return tags;
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void tagsWithARealModelInEveryPrecision(Precision precision) throws Exception {
    TinyModel.dutch().write(folder, precision);

    try (ModelCache.Lease<LoadedModel> lease = LoadedModels.acquire(key(folder), 128)) {
      assertThat(tag(lease.get(), "patient kreeg paracetamol , ernstige pneumonie"))
          .containsExactly("O", "O", "B-TREATMENT", "O", "B-PROBLEM", "I-PROBLEM");
    }
  }

  @Test
  void aModelWithoutSegmentsRuns() throws Exception {
    TinyModel.dutch().withoutTokenTypes().write(folder);

    try (ModelCache.Lease<LoadedModel> lease = LoadedModels.acquire(key(folder), 128)) {
      assertThat(tag(lease.get(), "koorts")).containsExactly("B-PROBLEM");
    }
  }

  @ParameterizedTest
  @CsvSource({"false,Koorts,O", "true,Koorts,B-PROBLEM", "true,KÓÓRTS,B-PROBLEM"})
  void theTokenizerDecidesWhatCaseMeans(boolean uncased, String word, String tag) throws Exception {
    TinyModel model = TinyModel.dutch();
    (uncased ? model.uncased() : model).write(folder);

    try (ModelCache.Lease<LoadedModel> lease = LoadedModels.acquire(key(folder), 128)) {
      assertThat(tag(lease.get(), word)).containsExactly(tag);
    }
  }

  @Test
  void labelsMayHoldHyphensAndBrackets() throws Exception {
    new TinyModel("O", "B-DATE-TIME", "B-Causative_Agents_(Virus_and_Bacteria)")
        .piece("nu", "B-DATE-TIME")
        .piece("virus", "B-Causative_Agents_(Virus_and_Bacteria)")
        .write(folder);

    try (ModelCache.Lease<LoadedModel> lease = LoadedModels.acquire(key(folder), 128)) {
      assertThat(tag(lease.get(), "virus nu"))
          .containsExactly("B-Causative_Agents_(Virus_and_Bacteria)", "B-DATE-TIME");
    }
  }

  @Test
  void randomWeightsGiveTheProbabilitiesOfThePlainForward() throws Exception {
    TinyModel model = TinyModel.dutch().layers(2).positions(16);
    model.write(folder);
    BertConfig config = model.config();
    Weights weights = BertWeights.random(config, 7, new Random(3));
    Files.write(
        folder.resolve("model.onnx"),
        OnnxExporter.export(config, 7, weights, Precision.FP32).toByteArray());
    TinyModel.writeManifest(folder);
    List<List<String>> sentences =
        List.of(
            List.of("koorts", "zb", "de"),
            List.of("foto"),
            List.of("de", "ernstige", "pneumonie", ",", "patient"));

    try (ModelCache.Lease<LoadedModel> lease = LoadedModels.acquire(key(folder), 16)) {
      PieceEncoder encoder = lease.get().bundle().encoder();
      TaggingOptions options =
          new TaggingOptions(16, 4, 1024, TaggingOptions.DEFAULTS.strategy(), false);
      List<float[][]> results =
          new SentenceTagger(encoder, lease.get().classifier(), options).tag(sentences);

      for (int sentence = 0; sentence < sentences.size(); sentence++) {
        int[] ids = framed(encoder, sentences.get(sentence));
        int[] wordOfPiece = encoder.encode(sentences.get(sentence)).words();
        double[][] logits = new ReferenceBert(config, weights).logits(ids);
        for (int piece = wordOfPiece.length - 1; piece >= 0; piece--) {
          if (piece == 0 || wordOfPiece[piece - 1] != wordOfPiece[piece]) {
            double[] expected = ReferenceBert.softmax(logits[piece + 1]);
            float[] actual = results.get(sentence)[wordOfPiece[piece]];
            for (int label = 0; label < 7; label++) {
              assertThat(actual[label]).isCloseTo((float) expected[label], within(1e-4f));
            }
          }
        }
      }
    }
  }

  private static int[] framed(PieceEncoder encoder, List<String> words) {
    int[] ids = encoder.encode(words).ids();
    int[] framed = new int[ids.length + 2];
    framed[0] = encoder.special().start();
    System.arraycopy(ids, 0, framed, 1, ids.length);
    framed[framed.length - 1] = encoder.special().end();
    return framed;
  }

  @Test
  void twoThreadsShareOneModelAndAgreeWithOne() throws Exception {
    TinyModel.dutch().write(folder, Precision.INT8);
    List<List<String>> sentences = randomSentences(400);
    List<float[][]> alone;
    try (ModelCache.Lease<LoadedModel> lease = LoadedModels.acquire(key(folder), 128)) {
      alone = tagger(lease.get()).tag(sentences);
    }
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (ModelCache.Lease<LoadedModel> holder = LoadedModels.acquire(key(folder), 128)) {
      Callable<List<float[][]>> task =
          () -> {
            try (ModelCache.Lease<LoadedModel> lease = LoadedModels.acquire(key(folder), 128)) {
              assertThat(lease.get()).isSameAs(holder.get());
              return tagger(lease.get()).tag(sentences);
            }
          };
      for (Future<List<float[][]>> result : pool.invokeAll(List.of(task, task, task, task))) {
        assertThat(Arrays.deepEquals(result.get().toArray(), alone.toArray())).isTrue();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(LoadedModels.size()).isZero();
  }

  private static SentenceTagger tagger(LoadedModel model) {
    return new SentenceTagger(
        model.bundle().encoder(), model.classifier(), TaggingOptions.DEFAULTS);
  }

  private static List<List<String>> randomSentences(int count) {
    Random random = new Random(7);
    String[] words = {"de", "koorts", "paracetamol", "thoraxfoto", "x", "ernstige", "😀"};
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> sentence = new ArrayList<>();
      for (int word = random.nextInt(60); word >= 0; word--) {
        sentence.add(words[random.nextInt(words.length)]);
      }
      sentences.add(sentence);
    }
    return sentences;
  }

  @Test
  void tellsFaultsOfFilesAndGraphTogether() throws Exception {
    TinyModel.dutch().write(folder);
    edit("config.json", json -> json.getAsJsonObject("id2label").addProperty("7", "B-EXTRA"));

    assertThatThrownBy(() -> LoadedModels.acquire(key(folder), 500))
        .isInstanceOf(ModelBundleException.class)
        .hasMessageContaining("config.json: SHA-256")
        .hasMessageContaining("got a piece limit of 500")
        .hasMessageContaining("gives 7 numbers per piece, but config.json: id2label names 8");
    assertThat(LoadedModels.size()).isZero();
  }

  @Test
  void refusesAnEmbeddingSmallerThanTheVocabulary() throws Exception {
    TinyModel.dutch().write(folder);
    TinyModel smaller = new TinyModel("O", "A", "B", "C", "D", "E", "F");
    Path other = smaller.write(folder.resolve("other"));
    Files.copy(
        other.resolve("model.onnx"),
        folder.resolve("model.onnx"),
        StandardCopyOption.REPLACE_EXISTING);
    TinyModel.writeManifest(folder);

    assertThatThrownBy(() -> LoadedModels.acquire(key(folder), 128))
        .isInstanceOf(ModelBundleException.class)
        .hasMessageContaining("embedding seems to have fewer rows");
  }

  @Test
  void refusesAModelWithFewerPositionsThanItsConfigurationSays() throws Exception {
    TinyModel.dutch().positions(64).write(folder);
    edit("config.json", json -> json.addProperty("max_position_embeddings", 512));
    TinyModel.writeManifest(folder);

    assertThatThrownBy(() -> LoadedModels.acquire(key(folder), 128))
        .isInstanceOf(ModelBundleException.class)
        .hasMessageContaining("fails on a window of 128 pieces");
  }

  @Test
  void refusesAFileThatIsNoGraph() throws Exception {
    TinyModel.dutch().write(folder);
    Files.writeString(folder.resolve("model.onnx"), "<html>not found</html>");
    TinyModel.writeManifest(folder);

    assertThatThrownBy(() -> LoadedModels.acquire(key(folder), 128))
        .isInstanceOf(ModelBundleException.class)
        .hasMessageContaining("model.onnx: is no graph that ONNX Runtime can run");
  }

  @Test
  void tellsHowToGetAGpuWhereThereIsNone() throws Exception {
    TinyModel.dutch().write(folder);
    ModelKey key = new ModelKey(folder.toString(), "", RuntimeOptions.of("gpu:3", 1));

    assertThatThrownBy(() -> LoadedModels.acquire(key, 128))
        .isInstanceOf(ModelBundleException.class)
        .hasMessageContaining("device gpu:3 cannot be used")
        .hasMessageContaining("onnxruntime_gpu")
        .hasMessageContaining("set device to cpu");
  }

  @Test
  void refusesOtherDevices() {
    assertThatThrownBy(() -> RuntimeOptions.of("tpu", 1))
        .hasMessage("device must be cpu, gpu or gpu:N (got 'tpu')");
    assertThat(RuntimeOptions.of("GPU", 1).gpu()).hasValue(0);
    assertThat(RuntimeOptions.of(" cpu ", 2).gpu()).isEmpty();
    assertThatThrownBy(() -> RuntimeOptions.of("cpu", 0)).hasMessageContaining("(got 0)");
  }

  private interface Edit {
    void apply(JsonObject json);
  }

  private void edit(String name, Edit edit) throws IOException {
    Path file = folder.resolve(name);
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    edit.apply(json);
    Files.writeString(file, json.toString());
  }
}
