package org.medcas.train.card;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.medcas.eval.Evaluation;
import org.medcas.eval.MarkdownReport;

/**
 * Writes {@code MODEL_CARD.md} of a bundle from its {@code medcas.json} and its evaluations, in the
 * sections that Mitchell et al., "Model Cards for Model Reporting" (FAT* 2019), propose, as far as
 * a run knows them. Stateless and thread-safe.
 */
public final class ModelCard {

  /** Name of the file in the bundle. */
  public static final String FILE = "MODEL_CARD.md";

  private static final String NOT_TOLD = "not told";

  private ModelCard() {}

  /**
   * The card.
   *
   * @param manifest the content of {@code medcas.json}, with a {@link TrainingRecord} under {@code
   *     training} where there is one
   * @param evaluations by the name of the split
   */
  public static String render(JsonObject manifest, Map<String, Evaluation> evaluations) {
    StringBuilder card = new StringBuilder();
    card.append("# Model card: `").append(text(manifest, "id")).append("` ");
    card.append(text(manifest, "version")).append("\n\n");
    Optional<JsonObject> training = object(manifest, "training");
    summary(card, manifest, training);
    training.ifPresent(record -> sources(card, record));
    evaluations.forEach(
        (split, evaluation) ->
            card.append("## Scores on ")
                .append(split)
                .append("\n\nMeasured from raw text; sentences and tokens are the pipeline's own.")
                .append("\n\n")
                .append(MarkdownReport.render(evaluation))
                .append('\n'));
    training.ifPresent(record -> runs(card, record));
    training.ifPresent(record -> settings(card, record));
    return card.toString();
  }

  private static void summary(
      StringBuilder card, JsonObject manifest, Optional<JsonObject> training) {
    card.append("| | |\n|---|---|\n");
    row(card, "language", text(manifest, "language"));
    row(card, "precision", text(manifest, "precision"));
    object(manifest, "agreement")
        .ifPresent(
            agreement ->
                row(
                    card,
                    "dev words labelled as by the fp32 model",
                    percent(agreement.get("sameTagsAsFp32").getAsDouble())));
    training.ifPresent(
        record -> {
          row(card, "trained on", text(record, "date"));
          JsonObject machine = record.getAsJsonObject("machine");
          row(
              card,
              "machine",
              text(machine, "processor")
                  + ", "
                  + text(machine, "processors")
                  + " processors, "
                  + text(machine, "memoryGiB")
                  + " GiB, "
                  + text(machine, "system"));
          row(card, "training time", duration(record.get("seconds").getAsLong()));
          machine
              .getAsJsonObject("versions")
              .entrySet()
              .forEach(version -> row(card, version.getKey(), version.getValue().getAsString()));
        });
    card.append('\n');
  }

  private static void sources(StringBuilder card, JsonObject record) {
    card.append("## Data\n\n");
    card.append("| source | documents | sentences | spans | weight | labels covered | licence |");
    card.append(" SHA-256 |\n|---|---:|---:|---:|---:|---|---|---|\n");
    for (JsonElement source : record.getAsJsonArray("sources")) {
      source(card, source.getAsJsonObject(), "");
    }
    source(card, record.getAsJsonObject("dev"), " (dev)");
    object(record, "encoder")
        .flatMap(encoder -> object(encoder, "pretraining"))
        .ifPresent(pretraining -> texts(card, pretraining));
    card.append('\n');
  }

  private static void source(StringBuilder card, JsonObject source, String remark) {
    card.append("| ").append(escaped(text(source, "name"))).append(remark);
    cells(card, source, "documents", "sentences", "spans", "weight", "covers", "licence");
  }

  /** The rest of a row: these values, and the hash that every source has. */
  private static void cells(StringBuilder card, JsonObject source, String... keys) {
    for (String key : keys) {
      card.append(" | ").append(escaped(text(source, key)));
    }
    card.append(" | `").append(text(source, "sha256")).append("` |\n");
  }

  private static void texts(StringBuilder card, JsonObject pretraining) {
    card.append("\nThe texts of the encoder's last pretraining hold ")
        .append(text(pretraining, "pieces"))
        .append(" pieces, each counted once; it made ")
        .append(text(pretraining, "steps"))
        .append(" steps (")
        .append(duration(pretraining.get("seconds").getAsLong()))
        .append("):\n\n| text | bytes | weight | licence | SHA-256 |\n|---|---:|---:|---|---|\n");
    for (JsonElement element : pretraining.getAsJsonArray("texts")) {
      JsonObject text = element.getAsJsonObject();
      card.append("| ").append(escaped(text(text, "name")));
      cells(card, text, "bytes", "weight", "licence");
    }
  }

  private static void runs(StringBuilder card, JsonObject record) {
    card.append("## Runs\n\nDev span F1 over seeds: ")
        .append(text(record, "devSpanF1OverSeeds"))
        .append(". Kept: seed ")
        .append(text(record, "keptSeed"))
        .append(".\n\n| seed | best step | dev span F1 |\n|---:|---:|---:|\n");
    JsonArray runs = record.getAsJsonArray("runs");
    for (JsonElement element : runs) {
      JsonObject run = element.getAsJsonObject();
      card.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.4f |\n",
              text(run, "seed"),
              text(run, "bestStep"),
              run.get("bestDevScore").getAsDouble()));
    }
    card.append("\n![Learning curves](").append(LearningCurves.FILE).append(")\n\n");
  }

  private static void settings(StringBuilder card, JsonObject record) {
    card.append("## Settings\n\n```json\n")
        .append(TrainingRecord.pretty(record.getAsJsonObject("settings")))
        .append("\n```\n");
  }

  private static void row(StringBuilder card, String name, String value) {
    card.append("| ").append(name).append(" | ").append(escaped(value)).append(" |\n");
  }

  private static Optional<JsonObject> object(JsonObject parent, String key) {
    JsonElement value = parent.get(key);
    return value != null && value.isJsonObject()
        ? Optional.of(value.getAsJsonObject())
        : Optional.empty();
  }

  private static String text(JsonObject parent, String key) {
    JsonElement value = parent.get(key);
    String text = value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
    return text.isEmpty() ? NOT_TOLD : text;
  }

  private static String escaped(String cell) {
    return cell.replace("|", "\\|").replace("_", "\\_");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static String duration(long seconds) {
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }
}
