package org.medcas.train;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.medcas.model.BertConfig;
import org.medcas.model.LabelMap;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.SafeTensors;
import org.medcas.train.weights.Weights;

/**
 * A Hugging Face folder of a BERT: {@code config.json}, {@code model.safetensors} and the
 * tokenizer's files.
 *
 * @param folder the folder
 * @param config sizes of the encoder
 * @param weights under the names of {@code BertForMaskedLM} or {@code BertForTokenClassification},
 *     whichever naming the file had
 */
public record EncoderFolder(Path folder, BertConfig config, Weights weights) {

  static final String CONFIG = "config.json";
  static final String WEIGHTS = "model.safetensors";

  /** Files of a tokenizer, of which a folder has some. */
  public static final List<String> TOKENIZER_FILES =
      List.of("tokenizer.json", "vocab.txt", "tokenizer_config.json", "special_tokens_map.json");

  private static final String PREFIX = "bert.";

  /**
   * Reads sizes and weights.
   *
   * @throws IOException if a file is missing or broken, or if the model is no BERT; the message
   *     names the file
   */
  public static EncoderFolder read(Path folder) throws IOException {
    for (String name : List.of(CONFIG, WEIGHTS)) {
      if (!Files.isRegularFile(folder.resolve(name))) {
        throw new IOException(
            "A Hugging Face model needs "
                + name
                + " ["
                + folder
                + "] - expected config.json, model.safetensors and a tokenizer (a pytorch_model.bin"
                + " must be converted to safetensors first)");
      }
    }
    BertConfig config = config(folder.resolve(CONFIG));
    Weights weights = renamed(SafeTensors.read(folder.resolve(WEIGHTS)));
    return new EncoderFolder(folder, config, weights);
  }

  /**
   * The labels of a token classifier's folder.
   *
   * @throws IOException if {@code config.json} names none, or names them wrongly
   */
  public static List<String> labels(Path folder) throws IOException {
    Path file = folder.resolve(CONFIG);
    JsonObject json =
        JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
    List<String> faults = new ArrayList<>();
    List<String> labels = LabelMap.read(json, faults);
    if (!faults.isEmpty()) {
      throw new IOException(String.join("; ", faults) + " [" + file + "]");
    }
    return labels;
  }

  private static BertConfig config(Path file) throws IOException {
    try {
      JsonObject json =
          JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8)).getAsJsonObject();
      return BertConfig.fromJson(json);
    } catch (JsonParseException | IllegalStateException | IllegalArgumentException e) {
      throw new IOException(
          "Not the config.json of a BERT encoder [" + file + "]: " + e.getMessage(), e);
    }
  }

  /** Older files call the normalisations gamma and beta, and bare encoders leave the prefix out. */
  private static Weights renamed(Weights weights) {
    Map<String, FloatTensor> renamed = new LinkedHashMap<>();
    weights
        .asMap()
        .forEach(
            (name, tensor) -> {
              String current =
                  name.replace("LayerNorm.gamma", "LayerNorm.weight")
                      .replace("LayerNorm.beta", "LayerNorm.bias");
              boolean bare = current.startsWith("embeddings.") || current.startsWith("encoder.");
              renamed.put(bare ? PREFIX + current : current, tensor);
            });
    return Weights.of(renamed);
  }

  /** The weights without any head. */
  Weights encoderWeights() {
    Map<String, FloatTensor> encoder = new LinkedHashMap<>(weights.asMap());
    encoder.keySet().removeAll(headNames());
    return Weights.of(encoder);
  }

  /** Parameters of the heads: those of another task than the encoder's next one. */
  List<String> headNames() {
    return weights.names().stream().filter(name -> !name.startsWith(PREFIX)).toList();
  }

  /**
   * Writes a folder that {@link #read} and the Hugging Face library read; existing files are
   * replaced one by one, the weights last and in one step.
   *
   * @param tokenizer folder whose tokenizer files are copied
   */
  public static void write(
      Path folder, BertConfig config, Weights weights, Path tokenizer, Contents contents)
      throws IOException {
    Files.createDirectories(folder);
    String json =
        new GsonBuilder().setPrettyPrinting().create().toJson(config.toJson(contents.labels()));
    Files.writeString(folder.resolve(CONFIG), json + "\n", StandardCharsets.UTF_8);
    copyTokenizer(tokenizer, folder);
    SafeTensors.write(
        folder.resolve(WEIGHTS), weights, contents.precision(), contents.provenance());
  }

  /**
   * What a written folder holds beside sizes and weights.
   *
   * @param labels of the outputs, empty for an encoder
   * @param precision of the numbers
   * @param provenance strings for the header of the weights
   */
  public record Contents(
      List<String> labels, SafeTensors.Precision precision, Map<String, String> provenance) {

    /** Copies both. */
    public Contents {
      labels = List.copyOf(labels);
      provenance = Map.copyOf(provenance);
    }
  }

  /** Copies the files of a tokenizer that are there. */
  public static void copyTokenizer(Path from, Path to) throws IOException {
    for (String name : TOKENIZER_FILES) {
      Path source = from.resolve(name);
      if (Files.isRegularFile(source)
          && !source.toAbsolutePath().equals(to.resolve(name).toAbsolutePath())) {
        Files.copy(source, to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
