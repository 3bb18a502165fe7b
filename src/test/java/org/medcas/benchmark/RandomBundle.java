package org.medcas.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.medcas.model.BertConfig;
import org.medcas.testing.BertWeights;
import org.medcas.train.export.OnnxExporter;
import org.medcas.train.export.Precision;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceFiles;

/** A model of real size with random weights, and sentences in its made-up words. */
final class RandomBundle {

  private static final int WORDS = 8000;

  private RandomBundle() {}

  /**
   * Writes a bundle into a new folder.
   *
   * @param size layers × width, such as {@code 4x256}
   */
  static Path write(String size, Precision precision, int labels) throws IOException {
    Path folder = Files.createTempDirectory("medcas-benchmark");
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    for (int i = 0; i < WORDS; i++) {
      pieces.add("w" + i);
      pieces.add("##p" + i);
    }
    pieces.add(".");
    List<String> names = new ArrayList<>(List.of("O"));
    for (int i = 1; i < labels; i++) {
      names.add((i % 2 == 1 ? "B-L" : "I-L") + (i + 1) / 2);
    }
    int layers = Integer.parseInt(size.substring(0, size.indexOf('x')));
    int hidden = Integer.parseInt(size.substring(size.indexOf('x') + 1));
    BertConfig config =
        new BertConfig(layers, hidden, hidden / 64, 4 * hidden, 128, pieces.size(), 2, 1e-12);
    WordPieceFiles.write(
        folder, Vocabulary.of(pieces), new BertNormalizer(true, true, false, false));
    Files.writeString(folder.resolve("config.json"), config.toJson(names).toString());
    Files.write(
        folder.resolve("model.onnx"),
        OnnxExporter.export(
                config, labels, BertWeights.random(config, labels, new Random(1)), precision)
            .toByteArray());
    return folder;
  }

  /** Sentences of 3 to 60 words, a quarter of them of two pieces. */
  static List<List<String>> sentences(int count) {
    Random random = new Random(2);
    List<List<String>> sentences = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int length = Math.min(60, 3 + Math.abs((int) (random.nextGaussian() * 15)));
      List<String> words = new ArrayList<>();
      for (int word = 0; word < length; word++) {
        String piece = "w" + random.nextInt(WORDS);
        words.add(random.nextInt(4) == 0 ? piece + "p" + random.nextInt(WORDS) : piece);
      }
      sentences.add(words);
    }
    return sentences;
  }
}
