package org.medcas.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.model.BundleManifest;

/**
 * The model in {@code src/it/tiny-model}, which the example projects run on: a real BERT of a few
 * kilobytes that knows a dozen words. {@code -Dmedcas.write=true} writes it anew.
 */
class ExampleModelTest {

  private static final Path CHECKED_IN = Path.of("src", "it", "tiny-model");

  private static TinyModel english() {
    TinyModel model =
        new TinyModel(
            "O", "B-PROBLEM", "I-PROBLEM", "B-TEST", "I-TEST", "B-TREATMENT", "I-TREATMENT");
    List.of("fever", "pneumonia", "cough", "chest", "diabetes")
        .forEach(word -> model.piece(word, "B-PROBLEM"));
    List.of("pain", "mellitus").forEach(word -> model.piece(word, "I-PROBLEM"));
    List.of("x", "ecg", "ct").forEach(word -> model.piece(word, "B-TEST"));
    List.of("scan").forEach(word -> model.piece(word, "I-TEST"));
    List.of("aspirin", "metformin", "oxygen").forEach(word -> model.piece(word, "B-TREATMENT"));
    List.of("the", "patient", "denies", "has", "no", "evidence", "of", "takes", "was", "he", "she")
        .forEach(word -> model.piece(word, "O"));
    return model.failingOn("unscorable").uncased();
  }

  @Test
  void isWhatTheProjectsOwnExportWrites(@TempDir Path folder) throws Exception {
    Path written = english().write(Boolean.getBoolean("medcas.write") ? CHECKED_IN : folder);
    Path manifest = written.resolve(BundleManifest.FILE);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"language\":\"nl\"", "\"language\":\"en\""));
    List<Path> files = files(written);
    assertThat(files).containsExactlyElementsOf(files(CHECKED_IN));
    for (Path file : files) {
      assertThat(written.resolve(file))
          .describedAs("%s; mend with -Dtest=ExampleModelTest -Dmedcas.write=true", file)
          .hasSameBinaryContentAs(CHECKED_IN.resolve(file));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::getFileName).sorted().toList();
    }
  }
}
