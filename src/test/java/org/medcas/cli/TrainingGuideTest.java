package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.uima.cas.SerialFormat;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasIOUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.testing.TinyNotes;
import org.medcas.types.ClinicalConcept;

/**
 * Runs the guide of {@code docs/training.md}, command by command, in its order: the whole way from
 * an annotation tool's XMI to annotations by the model that was made of them.
 *
 * <p>Changed are the sizes below, the precision, which for matrices as small as these is faster in
 * 32 bits on one thread, and the names of files and folders, which are put into a folder of the
 * test's own.
 */
class TrainingGuideTest {

  private static final Path GUIDE = Path.of("docs", "training.md");
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");
  private static final Pattern SETTINGS =
      Pattern.compile("(?s)Save as `([^`]+)`:\\n\\n```json\\n(.*?)```");

  /** Values of the settings that are too large for a test. */
  private static final Map<String, JsonElement> SIZES =
      Map.of(
          "layers", json("1"),
          "hidden", json("32"),
          "heads", json("2"),
          "intermediate", json("64"),
          "windowPieces", json("32"),
          "passes", json("2"),
          "epochs", json("8"),
          "learningRate", json("5e-3"),
          "seeds", json("1"),
          "dropout", json("0"));

  private static final Map<String, String> SIZES_OF_COMMANDS = Map.of("16000", "150");

  /** Files and folders that the guide names. */
  private static final Set<String> PLACES =
      Set.of(
          "new-notes",
          "to-correct",
          "results",
          "gold/train",
          "gold/dev",
          "gold/test",
          "gold/medication",
          "pretrain.json",
          "train.json",
          "partial.json",
          "tagger",
          "ward-model",
          "ward-fp32",
          "ward-int8");

  private static final String BUILD =
      """
      ./mvnw -q -Ptraining package -DskipTests
      alias medcas='java -jar target/medcas.jar'
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeNotesGoldAndSettings() throws Exception {
    writeXmi("gold/train", 40, 1);
    writeXmi("gold/dev", 10, 2);
    writeXmi("gold/test", 10, 3);
    writeXmi("gold/medication", 10, 4, "TREATMENT");
    TinyNotes.writeTexts(folder.resolve("new-notes"), 5, 5);
    String text =
        TinyNotes.documents(40, 1).stream().map(GoldDocument::text).collect(Collectors.joining());
    write("notes.txt", text);
    Matcher settings = SETTINGS.matcher(guide());
    while (settings.find()) {
      JsonElement shrunk = shrunk(JsonParser.parseString(settings.group(2)));
      JsonObject run = shrunk.getAsJsonObject().getAsJsonObject("run");
      run.addProperty("precision", "fp32");
      run.addProperty("threads", 1);
      write(settings.group(1), shrunk.toString());
    }
    String train = Files.readString(folder.resolve("train.json"), StandardCharsets.UTF_8);
    write(
        "partial.json",
        train
            .replace("\"tagger\"", "\"partial-tagger\"")
            .replaceAll("\"epochs\":[^,}]+", "\"epochs\":1"));
    write(
        "untrained.json",
        train
            .replace("\"tagger\"", "\"untrained\"")
            .replace("\"startFrom\"", "\"pretrained\":false,\"startFrom\"")
            .replaceAll("\"epochs\":[^,}]+", "\"epochs\":0.01")
            .replaceAll("\"learningRate\":[^,}]+", "\"learningRate\":1e-9"));
  }

  @Test
  void everyCommandLeadsToAModelThatFindsWhatAnUntrainedOneCannot() throws IOException {
    List<String> commands = commands();
    assertThat(commands).hasSizeGreaterThan(9);
    for (String command : commands) {
      run(placed(command));
    }

    double trained = f1("ward-model");
    assertThat(trained).isGreaterThan(0.9);
    assertThat(folder.resolve("ward-model/MODEL_CARD.md"))
        .content()
        .contains("## Scores on test", "| internal |", "notes.txt", "Dev span F1 over seeds");
    assertThat(folder.resolve("ward-model/learning-curves.svg")).exists();
    assertThat(folder.resolve("results")).isDirectoryContaining("glob:**/*.jsonl");
    assertThat(folder.resolve("ward-int8/medcas.json")).content().contains("\"quantization\"");
    assertThat(folder.resolve("partial-tagger/training.json"))
        .content()
        .contains("\"covers\": \"TREATMENT\"", "\"weight\": 0.5");

    run(placed("medcas train untrained.json --train gold/train --dev gold/dev"));
    run(
        placed(
            "medcas export untrained untrained-model --id twin --precision fp32"
                + " --language nl --dev gold/dev"));
    assertThat(f1("untrained-model")).isLessThan(0.3);
  }

  /** All lines of the guide that a shell would run, but for the build. */
  private static List<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    String guide = guide();
    assertThat(guide).contains("```sh\n" + BUILD + "```");
    String section =
        guide.substring(guide.indexOf("## From an annotation tool"), guide.indexOf("## Speed"));
    Matcher block = BLOCK.matcher(section);
    while (block.find()) {
      block.group(1).lines().forEach(commands::add);
    }
    assertThat(commands).allMatch(command -> command.startsWith("medcas "));
    return commands;
  }

  private static String guide() throws IOException {
    return Files.readString(GUIDE, StandardCharsets.UTF_8);
  }

  private static JsonElement json(String value) {
    return JsonParser.parseString(value);
  }

  private static JsonElement shrunk(JsonElement settings) {
    for (Map.Entry<String, JsonElement> entry : settings.getAsJsonObject().entrySet()) {
      if (entry.getValue().isJsonObject()) {
        shrunk(entry.getValue());
      } else if (SIZES.containsKey(entry.getKey())) {
        entry.setValue(SIZES.get(entry.getKey()));
      }
    }
    return settings;
  }

  /** The arguments, with sizes changed and places put into the test's folder. */
  private String[] placed(String command) {
    return Arrays.stream(command.split(" "))
        .skip(1)
        .map(
            word ->
                Arrays.stream(word.split("="))
                    .map(part -> isPlace(part) ? folder.resolve(part).toString() : part)
                    .map(part -> SIZES_OF_COMMANDS.getOrDefault(part, part))
                    .collect(Collectors.joining("=")))
        .toArray(String[]::new);
  }

  private static boolean isPlace(String word) {
    return PLACES.contains(word) || word.startsWith("untrained");
  }

  private static void run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.code()).as(String.join(" ", arguments) + "\n" + run.err() + run.out()).isZero();
  }

  /** Strict span F1 on the last split that the export measured. */
  private double f1(String bundle) throws IOException {
    JsonObject manifest =
        JsonParser.parseString(
                Files.readString(
                    folder.resolve(bundle).resolve("medcas.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();
    JsonObject scores = manifest.getAsJsonObject("scores");
    JsonElement f1 =
        manifest
            .getAsJsonObject("evaluation")
            .getAsJsonObject(scores.get("split").getAsString())
            .getAsJsonObject("spans")
            .getAsJsonObject("strict")
            .getAsJsonObject("micro")
            .get("f1");
    return f1.isJsonNull() ? 0 : f1.getAsDouble();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  /** As an annotation tool exports corrected notes. */
  private void writeXmi(String name, int notes, long seed, String... labels) throws Exception {
    Path target = Files.createDirectories(folder.resolve(name));
    JCas jcas = JCasFactory.createJCas();
    for (GoldDocument document : TinyNotes.documents(notes, seed)) {
      jcas.reset();
      jcas.setDocumentText(document.text());
      for (GoldSpan span : document.spans()) {
        if (labels.length == 0 || List.of(labels).contains(span.label())) {
          ClinicalConcept concept = new ClinicalConcept(jcas, span.begin(), span.end());
          concept.setValue(span.label());
          concept.addToIndexes();
        }
      }
      try (OutputStream out = Files.newOutputStream(target.resolve(document.id() + ".xmi"))) {
        CasIOUtils.save(jcas.getCas(), out, SerialFormat.XMI);
      }
    }
  }
}
