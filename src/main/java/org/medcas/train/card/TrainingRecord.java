package org.medcas.train.card;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.medcas.train.FineTuneResult;
import org.medcas.train.FineTuneResult.SeedRun;
import org.medcas.train.FineTuneSettings;
import org.medcas.train.PretrainSettings;
import org.medcas.train.Pretrainer;
import org.medcas.train.data.TextSource;

/**
 * {@code training.json} of a trained classifier, {@code pretraining.json} of an encoder: what each
 * was made from, how, on what and for how long. Stateless and thread-safe.
 */
public final class TrainingRecord {

  /** Record of a fine-tuning, beside the model it made. */
  public static final String TRAINING = "training.json";

  /** Record of a pretraining, beside the encoder it made. */
  public static final String PRETRAINING = "pretraining.json";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private TrainingRecord() {}

  /**
   * Gold of a fine-tuning.
   *
   * @param train learned from
   * @param dev decided when to stop
   */
  public record Gold(List<SourceFacts> train, SourceFacts dev) {

    /** Copies the list. */
    public Gold {
      train = List.copyOf(train);
    }
  }

  /**
   * Writes the record of a finished fine-tuning into its output folder.
   *
   * @param settingsFile that was read; it becomes part of the record
   */
  public static void writeFineTuning(
      Path settingsFile, FineTuneSettings settings, Gold gold, FineTuneResult result)
      throws IOException {
    Path output = settings.run().output();
    JsonObject record = begin(settingsFile);
    JsonArray sources = new JsonArray();
    gold.train().forEach(source -> sources.add(source.toJson()));
    record.add("sources", sources);
    record.add("dev", gold.dev().toJson());
    record.add("encoder", encoder(settings.model().startFrom(), result));
    JsonArray runs = new JsonArray();
    double seconds = 0;
    for (SeedRun run : result.runs()) {
      JsonObject json = GSON.toJsonTree(run).getAsJsonObject();
      json.addProperty("bestStep", run.best().step());
      json.addProperty("bestDevScore", run.best().score());
      runs.add(json);
      seconds += seconds(output.resolve("seed-" + run.seed()).resolve("progress.jsonl"));
    }
    record.add("runs", runs);
    record.addProperty("devSpanF1OverSeeds", result.spread().toString());
    record.addProperty("keptSeed", result.best().seed());
    record.addProperty("seconds", Math.round(seconds));
    write(output.resolve(TRAINING), record);
  }

  private static JsonObject encoder(Path folder, FineTuneResult result) throws IOException {
    JsonObject encoder = new JsonObject();
    encoder.addProperty("sha256", FileDigests.of(folder.resolve("model.safetensors")));
    encoder.addProperty("loadedParameters", result.loaded().loaded().size());
    encoder.add("missing", GSON.toJsonTree(result.loaded().missing()));
    encoder.add("unexpected", GSON.toJsonTree(result.loaded().unexpected()));
    Optional<JsonObject> pretraining = read(folder.resolve(PRETRAINING));
    if (pretraining.isPresent()) {
      encoder.add("pretraining", pretraining.get());
    }
    return encoder;
  }

  /**
   * Writes the record of a finished pretraining into its output folder.
   *
   * @param settingsFile that was read; it becomes part of the record
   */
  public static void writePretraining(
      Path settingsFile, PretrainSettings settings, Pretrainer.Result result) throws IOException {
    JsonObject record = begin(settingsFile);
    JsonArray texts = new JsonArray();
    for (TextSource text : settings.data().texts()) {
      JsonObject json = new JsonObject();
      json.addProperty("name", String.valueOf(text.path().getFileName()));
      json.addProperty("sha256", FileDigests.of(text.path()));
      json.addProperty("licence", text.licence());
      json.addProperty("bytes", Files.size(text.path()));
      json.addProperty("weight", text.weight());
      texts.add(json);
    }
    record.add("texts", texts);
    record.addProperty("pieces", result.pieces());
    record.addProperty("unknownPieces", result.unknownPieces());
    record.addProperty("steps", result.steps());
    Path log = settings.run().output().resolve("progress.jsonl");
    record.addProperty("seconds", Math.round(seconds(log)));
    lastLine(log).ifPresent(line -> record.add("lossAtTheEnd", line.get("loss")));
    write(settings.run().output().resolve(PRETRAINING), record);
  }

  private static JsonObject begin(Path settingsFile) throws IOException {
    JsonObject record = new JsonObject();
    record.addProperty("date", LocalDate.now(ZoneOffset.UTC).toString());
    record.add("machine", RunMachine.describe());
    read(settingsFile).ifPresent(settings -> record.add("settings", settings));
    return record;
  }

  /** A record, or any other JSON object; empty if there is no such file. */
  public static Optional<JsonObject> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(
            JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
                .getAsJsonObject())
        : Optional.empty();
  }

  static String pretty(JsonObject json) {
    return GSON.toJson(json);
  }

  private static void write(Path file, JsonObject record) throws IOException {
    Files.writeString(file, GSON.toJson(record) + "\n", StandardCharsets.UTF_8);
  }

  private static double seconds(Path log) throws IOException {
    return lastLine(log).map(line -> line.get("seconds").getAsDouble()).orElse(0.0);
  }

  private static Optional<JsonObject> lastLine(Path log) throws IOException {
    if (!Files.exists(log)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject());
  }
}
