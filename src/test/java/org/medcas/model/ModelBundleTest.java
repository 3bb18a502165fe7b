package org.medcas.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.testing.TinyModel;

class ModelBundleTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeModel() throws IOException {
    TinyModel.dutch().write(folder);
  }

  @Test
  void readsLabelsVocabularyAndIdentity() throws Exception {
    try (ModelBundle bundle = ModelBundle.open(folder.toString(), "")) {
      assertThat(bundle.labels()).startsWith("O", "B-PROBLEM").hasSize(7);
      assertThat(bundle.encoder().encode(List.of("koorts")).size()).isEqualTo(1);
      assertThat(bundle.manifest().id()).isEqualTo("tiny");
      assertThat(bundle.maxPositions()).isEqualTo(128);
      assertThat(bundle.modelSha256()).matches("[0-9a-f]{64}");
      assertThat(bundle.modelPath()).contains(folder.resolve("model.onnx"));
    }
  }

  @Test
  void aHuggingFaceExportNeedsNoManifest() throws Exception {
    Files.delete(folder.resolve("medcas.json"));
    Files.delete(folder.resolve("tokenizer.json"));
    Files.createDirectory(folder.resolve("onnx"));
    Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model.onnx"));

    try (ModelBundle bundle = ModelBundle.open(folder.toUri().toString(), null)) {
      assertThat(bundle.manifest().id()).isEqualTo(folder.getFileName().toString());
      assertThat(bundle.modelFile()).isEqualTo("onnx/model.onnx");
    }
  }

  @Test
  void readsABundleInsideAJarWithoutAContextLoader() throws Exception {
    Path jar = folder.resolve("bundle.jar");
    try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String file : List.of("config.json", "tokenizer.json", "model.onnx", "medcas.json")) {
        output.putNextEntry(new JarEntry("some/where/" + file));
        Files.copy(folder.resolve(file), output);
      }
      output.putNextEntry(new JarEntry("some/where/vocab.txt"));
      Files.copy(folder.resolve("vocab.txt"), output);
    }
    List<URL> classPath = new ArrayList<>(List.of(jar.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      classPath.add(Path.of(entry).toUri().toURL());
    }
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(null);
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> bundles = loader.loadClass(ModelBundle.class.getName());
      Object bundle =
          bundles
              .getMethod("open", String.class, String.class)
              .invoke(null, "classpath:some/where", "");
      assertThat(bundles.getMethod("labels").invoke(bundle).toString()).startsWith("[O, B-PROBLEM");
      assertThat((byte[]) bundles.getMethod("modelBytes").invoke(bundle))
          .isEqualTo(Files.readAllBytes(folder.resolve("model.onnx")));
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void aVariantNamesAnotherGraph() throws Exception {
    Files.copy(folder.resolve("model.onnx"), folder.resolve("model_int8.onnx"));

    try (ModelBundle bundle = ModelBundle.open(folder.toString(), "int8")) {
      assertThat(bundle.modelFile()).isEqualTo("model_int8.onnx");
    }
    assertThat(ModelBundle.read(folder.toString(), "int4").faults())
        .singleElement()
        .asString()
        .contains("model_int4.onnx: the file is missing");
  }

  @Test
  void tellsAllFaultsAtOnce() throws IOException {
    editConfig(json -> json.getAsJsonObject("id2label").remove("3"));
    Files.delete(folder.resolve("model.onnx"));
    Files.writeString(folder.resolve("tokenizer.json"), "{");

    assertThatThrownBy(() -> ModelBundle.open(folder.toString(), ""))
        .isInstanceOf(ModelBundleException.class)
        .hasMessageContaining("[" + folder + "]")
        .hasMessageContaining("id2label must number the labels 0 to 5 without gaps (missing: [3]")
        .hasMessageContaining("model.onnx: the file is missing")
        .hasMessageContaining("tokenizer:")
        .hasMessageContaining("config.json: SHA-256 must be")
        .hasMessageContaining("model.onnx: named in medcas.json but missing");
  }

  @Test
  void tellsWhatIsExpectedWhereNothingIs() {
    assertThat(ModelBundle.read(folder.resolve("absent").toString(), "").faults())
        .singleElement()
        .asString()
        .startsWith("No model there")
        .contains(folder.resolve("absent").toString());
    assertThat(ModelBundle.read("classpath:no/such/model", "").faults())
        .singleElement()
        .asString()
        .contains("classpath:no/such/model/");
    assertThat(ModelBundle.read(" ", "").faults())
        .singleElement()
        .asString()
        .startsWith("Model location is empty");
  }

  @Test
  void tellsAPointerFromAModel() throws IOException {
    Files.writeString(
        folder.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\noid sha256:1");

    assertThat(ModelBundle.read(folder.toString(), "").faults())
        .anyMatch(fault -> fault.contains("run 'git lfs pull'"));
  }

  @Test
  void refusesAChangedFile() throws IOException {
    Files.writeString(folder.resolve("config.json"), " ", StandardOpenOption.APPEND);

    assertThat(ModelBundle.read(folder.toString(), "").faults())
        .singleElement()
        .asString()
        .startsWith("config.json: SHA-256 must be ");
  }

  @Test
  void refusesAVocabularyLargerThanTheEmbedding() throws IOException {
    editConfig(json -> json.addProperty("vocab_size", 5));
    TinyModel.writeManifest(folder);

    assertThat(ModelBundle.read(folder.toString(), "").faults())
        .singleElement()
        .asString()
        .contains("vocab_size is 5, but the tokenizer has");
  }

  @Test
  void refusesDoubledLabelsAndOddKeys() throws IOException {
    editConfig(
        json -> {
          json.getAsJsonObject("id2label").addProperty("3", "B-PROBLEM");
          json.getAsJsonObject("id2label").addProperty("x", "B-TEST");
        });
    TinyModel.writeManifest(folder);

    assertThat(ModelBundle.read(folder.toString(), "").faults())
        .containsExactly(
            "config.json: id2label keys must be numbers (got 'x')",
            "config.json: id2label gives the same label to several outputs [B-PROBLEM]");
  }

  @Test
  void limitsWindowsToTheModelsPositions() throws Exception {
    try (ModelBundle bundle = ModelBundle.open(folder.toString(), "")) {
      assertThat(bundle.faultOfPieceLimit(128)).isEmpty();
      assertThat(bundle.faultOfPieceLimit(129).orElseThrow())
          .contains("at most 128 pieces")
          .contains("got a piece limit of 129");
    }
  }

  @Test
  void robertaKeepsPositionsForPadding() {
    JsonObject config =
        JsonParser.parseString(
                "{\"model_type\":\"roberta\",\"max_position_embeddings\":514,\"pad_token_id\":1}")
            .getAsJsonObject();

    assertThat(ModelBundle.positions(config)).contains(512);
  }

  @Test
  void equalPlacesHaveOneName() {
    assertThat(ModelBundle.canonicalLocation("nl"))
        .isEqualTo(ModelBundle.canonicalLocation("classpath:/org/medcas/models/nl"))
        .isEqualTo("classpath:org/medcas/models/nl/");
    assertThat(ModelBundle.canonicalLocation(folder + "/x/.."))
        .isEqualTo(ModelBundle.canonicalLocation(folder.toUri().toString()));
  }

  private interface Edit {
    void apply(JsonObject json);
  }

  private void editConfig(Edit edit) throws IOException {
    Path file = folder.resolve("config.json");
    JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    edit.apply(json);
    Files.writeString(file, json.toString());
  }
}
