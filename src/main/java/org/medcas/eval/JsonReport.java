package org.medcas.eval;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.SortedMap;

/**
 * An evaluation as JSON. Ratios are unrounded; one with nothing to divide by is {@code null}, and
 * its row has a {@code reason}.
 */
public final class JsonReport {

  private JsonReport() {}

  /** The document, indented by two blanks, without a line end behind it. */
  public static String render(Evaluation evaluation) {
    return new GsonBuilder()
        .setPrettyPrinting()
        .serializeNulls()
        .disableHtmlEscaping()
        .create()
        .toJson(tree(evaluation));
  }

  /** The same as a tree, to be put into a larger document. */
  public static JsonObject tree(Evaluation evaluation) {
    JsonObject root = new JsonObject();
    root.addProperty("documents", evaluation.documents());
    root.add("tokenTags", tokenTags(evaluation.tokenTags()));
    SpanScore spans = evaluation.spans();
    JsonObject both = new JsonObject();
    both.add("strict", spans(spans.strict(), spans.strictMicro()));
    both.add("overlapping", spans(spans.overlapping(), spans.overlappingMicro()));
    both.addProperty("ignored", spans.ignored());
    root.add("spans", both);
    evaluation.sentences().ifPresent(score -> root.add("sentences", score(score)));
    evaluation
        .unseen()
        .ifPresent(
            score -> {
              JsonObject unseen = new JsonObject();
              unseen.add("recall", ratio(score.recall()));
              unseen.addProperty("support", score.gold());
              root.add("unseenSpans", unseen);
            });
    return root;
  }

  private static JsonObject tokenTags(TokenTagReport report) {
    JsonObject tags = new JsonObject();
    tags.add("labels", scores(report.scores()));
    tags.add("accuracy", ratio(report.accuracy()));
    JsonObject macro = new JsonObject();
    macro.add("precision", ratio(report.macro(Score::precision)));
    macro.add("recall", ratio(report.macro(Score::recall)));
    macro.add("f1", ratio(report.macro(Score::f1)));
    tags.add("macro", macro);
    JsonObject weighted = new JsonObject();
    weighted.add("precision", ratio(report.weighted(Score::precision)));
    weighted.add("recall", ratio(report.weighted(Score::recall)));
    weighted.add("f1", ratio(report.weighted(Score::f1)));
    tags.add("weighted", weighted);
    tags.addProperty("support", report.tokens());
    tags.addProperty("unknown", report.unknown());
    return tags;
  }

  private static JsonObject spans(SortedMap<String, Score> labels, Score micro) {
    JsonObject spans = new JsonObject();
    spans.add("labels", scores(labels));
    spans.add("micro", score(micro));
    return spans;
  }

  private static JsonObject scores(SortedMap<String, Score> scores) {
    JsonObject object = new JsonObject();
    scores.forEach((label, score) -> object.add(label, score(score)));
    return object;
  }

  private static JsonObject score(Score score) {
    JsonObject object = new JsonObject();
    object.add("precision", ratio(score.precision()));
    object.add("recall", ratio(score.recall()));
    object.add("f1", ratio(score.f1()));
    object.addProperty("support", score.gold());
    object.addProperty("predicted", score.predicted());
    score.undefinedBecause().ifPresent(reason -> object.addProperty("reason", reason));
    return object;
  }

  private static JsonElement ratio(double value) {
    return Double.isNaN(value) ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
