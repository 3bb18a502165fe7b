package org.medcas.testing;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.medcas.model.BertConfig;
import org.medcas.model.BundleManifest;
import org.medcas.model.Sha256;
import org.medcas.train.export.OnnxExporter;
import org.medcas.train.export.Precision;
import org.medcas.train.weights.FloatTensor;
import org.medcas.train.weights.Weights;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceFiles;

/**
 * A real but tiny BERT whose tags are known: each piece of the vocabulary has one label, whatever
 * stands around it.
 *
 * <p>The word embedding of a piece is the unit vector of its label, every layer hands its input on,
 * and the classifier reads the vector off. Words that are not listed are spelled letter by letter
 * and get {@code O}. The whole bundle is written by the project's own export, so that the engine,
 * the tokenizer and the contract check see what they see in production.
 */
public final class TinyModel {

  private static final int HIDDEN_STEP = 8;
  private static final float CERTAINTY = 4f;
  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
  private static final String LETTERS =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;-/()'";

  private final List<String> labels;
  private final Map<String, String> labelOfPiece = new LinkedHashMap<>();
  private String failing;
  private int maxPositions = 128;
  private int layers = 1;
  private boolean cased = true;
  private boolean tokenTypes = true;

  /** A model with these labels, {@code O} for every piece. */
  public TinyModel(String... labels) {
    this.labels = List.of(labels);
    SPECIAL.forEach(piece -> labelOfPiece.put(piece, "O"));
    for (char letter : LETTERS.toCharArray()) {
      labelOfPiece.put(String.valueOf(letter), "O");
      labelOfPiece.put("##" + letter, "O");
    }
  }

  private TinyModel(List<String> pieces, List<String> labels) {
    this.labels = labels;
    pieces.forEach(piece -> labelOfPiece.put(piece, "O"));
  }

  /** A model over the vocabulary of another tokenizer, {@code O} for every piece. */
  public static TinyModel over(List<String> pieces, String... labels) {
    return new TinyModel(pieces, List.of(labels));
  }

  /** Problem, Test and Treatment in Dutch, as the shipped model tags them. */
  public static TinyModel dutch() {
    return new TinyModel(
            "O", "B-PROBLEM", "I-PROBLEM", "B-TEST", "I-TEST", "B-TREATMENT", "I-TREATMENT")
        .piece("koorts", "B-PROBLEM")
        .piece("ernstige", "B-PROBLEM")
        .piece("pneumonie", "I-PROBLEM")
        .piece("thorax", "I-TEST")
        .piece("foto", "B-TEST")
        .piece("paracetamol", "B-TREATMENT")
        .piece("de", "O")
        .piece("patient", "O");
  }

  /** Adds a piece, {@code ##} before it if it goes on inside a word, and what it is tagged. */
  public TinyModel piece(String piece, String label) {
    if (!labels.contains(label)) {
      throw new IllegalArgumentException("No such label: " + label);
    }
    labelOfPiece.put(piece, label);
    return this;
  }

  /** Adds a piece on which the model gives numbers that are not finite. */
  public TinyModel failingOn(String piece) {
    failing = piece;
    return piece(piece, "O");
  }

  /** Lower-cases its input and takes the accents off. */
  public TinyModel uncased() {
    cased = false;
    return this;
  }

  /** Leaves out the input token_type_ids, as RoBERTa and DistilBERT do. */
  public TinyModel withoutTokenTypes() {
    tokenTypes = false;
    return this;
  }

  /** Longest window in pieces. */
  public TinyModel positions(int positions) {
    maxPositions = positions;
    return this;
  }

  /** Number of layers that hand their input on. */
  public TinyModel layers(int count) {
    layers = count;
    return this;
  }

  /** Labels in the order of the output. */
  public List<String> labels() {
    return labels;
  }

  /** The label of a piece of the vocabulary. */
  public String labelOf(String piece) {
    return labelOfPiece.getOrDefault(piece, "O");
  }

  /** Writes a bundle in floats. */
  public Path write(Path folder) throws IOException {
    return write(folder, Precision.FP32);
  }

  /** Writes a bundle: config.json, tokenizer, model.onnx and medcas.json with all hashes. */
  public Path write(Path folder, Precision precision) throws IOException {
    Files.createDirectories(folder);
    Vocabulary vocabulary = Vocabulary.of(new ArrayList<>(labelOfPiece.keySet()));
    WordPieceFiles.write(folder, vocabulary, new BertNormalizer(true, true, !cased, !cased));
    writeGraph(folder, precision);
    writeManifest(folder);
    return folder;
  }

  /** Writes config.json and model.onnx only, beside a tokenizer that is there. */
  public void writeGraph(Path folder, Precision precision) throws IOException {
    Files.writeString(folder.resolve("config.json"), config().toJson(labels).toString());
    Files.write(
        folder.resolve("model.onnx"),
        OnnxExporter.export(config(), labels.size(), weights(), precision).toByteArray());
  }

  /** Writes medcas.json anew, after a test changed a file on purpose. */
  public static void writeManifest(Path folder) throws IOException {
    Map<String, String> hashes = new LinkedHashMap<>();
    for (String file : List.of("config.json", "tokenizer.json", "vocab.txt", "model.onnx")) {
      try (InputStream stream = Files.newInputStream(folder.resolve(file))) {
        hashes.put(file, Sha256.of(stream));
      }
    }
    JsonObject json = new BundleManifest("tiny", "1.0", "nl", hashes).toJson();
    Files.writeString(folder.resolve(BundleManifest.FILE), json.toString());
  }

  /** Size of the network. */
  public BertConfig config() {
    int hidden = (labels.size() / HIDDEN_STEP + 1) * HIDDEN_STEP;
    return new BertConfig(
        layers,
        hidden,
        2,
        HIDDEN_STEP,
        maxPositions,
        labelOfPiece.size(),
        tokenTypes ? 2 : 1,
        BertConfig.DEFAULT_LAYER_NORM_EPSILON);
  }

  private Weights weights() {
    BertConfig config = config();
    int hidden = config.hidden();
    Map<String, FloatTensor> tensors = BertWeights.zeros(config, labels.size());
    tensors.forEach(
        (name, tensor) -> {
          if (name.endsWith("LayerNorm.weight")) {
            Arrays.fill(tensor.values(), 1f);
          }
        });
    float[] words = tensors.get("bert.embeddings.word_embeddings.weight").values();
    int row = 0;
    for (Map.Entry<String, String> piece : labelOfPiece.entrySet()) {
      words[row++ * hidden + labels.indexOf(piece.getValue())] =
          piece.getKey().equals(failing) ? Float.NaN : 1f;
    }
    float[] classifier = tensors.get("classifier.weight").values();
    for (int label = 0; label < labels.size(); label++) {
      classifier[label * hidden + label] = CERTAINTY;
    }
    return Weights.of(tensors);
  }
}
