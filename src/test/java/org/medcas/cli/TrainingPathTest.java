package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFolder;
import org.medcas.eval.SpanScorer;
import org.medcas.testing.TinyNotes;

/** The whole way from text to annotations, with a model that was made on the way. */
class TrainingPathTest {

  private static final String PRETRAIN =
      """
      {"data": {"texts": [{"path": "notes.txt"}], "vocabulary": "vocabulary", "windowPieces": 24},
       "model": {"layers": 2, "hidden": 32, "heads": 2, "intermediate": 64, "maxPositions": 128,
                 "dropout": 0},
       "optimisation": {"batchWindows": 16, "passes": 2, "learningRate": 5e-3},
       "run": {"output": "encoder", "precision": "fp32", "threads": 1}}
      """;

  private static final String TRAIN =
      """
      {"model": {"startFrom": "encoder", "pretrained": PRETRAINED, "dropout": 0},
       "optimisation": {"batchWindows": 16, "epochs": EPOCHS, "learningRate": RATE},
       "selection": {"seeds": SEEDS},
       "run": {"output": "OUTPUT", "precision": "fp32", "threads": 1}}
      """;

  private static final int TEST_NOTES = 20;
  private static final long TEST_SEED = 3;

  @TempDir Path folder;

  @Test
  void makesAModelFromTextThatFindsWhatAnUntrainedOneCannot() throws IOException {
    TinyNotes.writeGold(folder.resolve("train"), 70, 1);
    TinyNotes.writeGold(folder.resolve("dev"), 20, 2);
    TinyNotes.writeTexts(folder.resolve("test"), TEST_NOTES, TEST_SEED);
    String text =
        TinyNotes.documents(70, 1).stream().map(GoldDocument::text).collect(Collectors.joining());
    write("notes.txt", text);
    write("pretrain.json", PRETRAIN);

    run("vocabulary", at("pretrain.json"), "--size", "150");
    run("pretrain", at("pretrain.json"));
    double trained = f1("trained", train("trained", "true", "5", "5e-3", "1"), "int8");
    double untrained = f1("untrained", train("untrained", "false", "0.01", "1e-9", "1"), "fp32");

    assertThat(trained).isGreaterThan(0.95);
    assertThat(untrained).isLessThan(0.3);
  }

  private String train(String output, String pretrained, String epochs, String rate, String seeds)
      throws IOException {
    write(
        output + ".json",
        TRAIN
            .replace("PRETRAINED", pretrained)
            .replace("EPOCHS", epochs)
            .replace("RATE", rate)
            .replace("SEEDS", seeds)
            .replace("OUTPUT", output));
    String out =
        run("train", at(output + ".json"), "--train", at("train"), "--dev", at("dev")).out();
    assertThat(out).contains("dev span F1 over seeds", "Model of the best seed");
    return at(output);
  }

  private double f1(String name, String trained, String precision) throws IOException {
    String bundle = at(name + "-bundle");
    run(
        "export", trained, bundle, "--id", name, "--precision", precision, "--dev", at("dev"));
    run("check", "--model", bundle);
    String found = at(name + "-found");
    run("annotate", "--model", bundle, "--format", "brat", "--out", found, at("test"));
    return score(Path.of(found));
  }

  private double score(Path found) throws IOException {
    Map<String, GoldDocument> annotated =
        new GoldFolder(found)
            .read().documents().stream()
                .collect(Collectors.toMap(GoldDocument::text, Function.identity(), (a, b) -> a));
    SpanScorer scorer = new SpanScorer();
    for (GoldDocument gold : TinyNotes.documents(TEST_NOTES, TEST_SEED)) {
      scorer.add(gold, annotated.get(gold.text()).spans());
    }
    double f1 = scorer.score().strictMicro().f1();
    return Double.isNaN(f1) ? 0 : f1;
  }

  private CommandRun run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.code()).as(run.err() + run.out()).isZero();
    return run;
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }
}
