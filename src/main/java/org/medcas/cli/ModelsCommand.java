package org.medcas.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.medcas.model.BundleManifest;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelBundleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code medcas models}: the models that ship with the library. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the models that ship: language, labels, size, scores.")
final class ModelsCommand implements Callable<Integer> {

  private static final List<String> SHIPPED = List.of("nl", "en");
  private static final String FOLDER = "/org/medcas/models/";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, ModelBundleException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("model  language  labels  size     scores on its own test split");
    for (String name : SHIPPED) {
      JsonObject manifest = manifest(name);
      if (manifest != null) {
        out.println(line(name, manifest));
      }
    }
    out.flush();
    return ExitCodes.OK;
  }

  private static JsonObject manifest(String name) throws IOException {
    String file = FOLDER + name + "/" + BundleManifest.FILE;
    try (InputStream json = ModelsCommand.class.getResourceAsStream(file)) {
      return json == null
          ? null
          : JsonParser.parseReader(new InputStreamReader(json, StandardCharsets.UTF_8))
              .getAsJsonObject();
    }
  }

  private static String line(String name, JsonObject manifest)
      throws IOException, ModelBundleException {
    try (ModelBundle bundle = ModelBundle.open(name, "")) {
      return Texts.format(
          "%-6s %-9s %6d  %4.1f MB  %s",
          name,
          bundle.manifest().language(),
          ModelOptions.conceptLabels(bundle).size(),
          bundle.modelBytes().length / 1e6,
          scores(manifest.get("scores")));
    }
  }

  private static String scores(JsonElement scores) {
    if (scores == null || !scores.isJsonObject()) {
      return "not measured";
    }
    return scores.getAsJsonObject().entrySet().stream()
        .filter(score -> score.getValue().isJsonPrimitive() && !score.getKey().equals("split"))
        .map(score -> score.getKey() + " " + score.getValue().getAsString())
        .collect(Collectors.joining(", "));
  }
}
