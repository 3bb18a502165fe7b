package org.medcas.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.wordpiece.BertNormalizer;
import org.medcas.wordpiece.Vocabulary;
import org.medcas.wordpiece.WordPieceEncoder;

/** Runs that end in a halt of their JVM, as a power cut or {@code kill -9} ends them. */
class KilledRunTest {

  private static final int HALTED = 9;
  private static final long STEP_OF_THE_HALT = 8;

  private static final String PRETRAIN =
      """
      {"data": {"texts": [{"path": "text.txt"}], "vocabulary": "vocabulary", "windowPieces": 16},
       "model": {"layers": 1, "hidden": 16, "heads": 2, "intermediate": 32, "maxPositions": 16,
                 "dropout": 0.1},
       "optimisation": {"batchWindows": 8, "passes": 1, "learningRate": 5e-3},
       "run": {"output": "OUTPUT", "seed": 7, "precision": "fp32", "threads": 1,
               "checkpointSteps": 5, "reportSteps": 1}}
      """;

  private static final String TRAIN =
      """
      {"model": {"startFrom": "encoder"},
       "optimisation": {"batchWindows": 10, "epochs": 2, "learningRate": 3e-3},
       "selection": {"seeds": 1, "evaluationsPerEpoch": 2},
       "noise": {"lowerCase": 0.1, "misspelledExamples": 0.1},
       "run": {"output": "OUTPUT", "seed": 5, "precision": "fp32", "threads": 1,
               "checkpointSteps": 5, "reportSteps": 1}}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTextAndVocabulary() throws IOException {
    Path vocabulary = Files.createDirectories(folder.resolve("vocabulary"));
    Files.write(vocabulary.resolve("vocab.txt"), TinyLanguage.pieces(), StandardCharsets.UTF_8);
    Files.write(folder.resolve("text.txt"), TinyLanguage.lines(50), StandardCharsets.UTF_8);
  }

  @Test
  void pretrainingGoesOnFromTheCheckpointAKillHasLeft() throws Exception {
    Run.PRETRAIN.run(settings("whole", PRETRAIN), TrainingProgress.Listener.NONE);

    Path settings = settings("killed", PRETRAIN);
    assertThat(runHalted(Run.PRETRAIN, settings)).isEqualTo(HALTED);
    assertThat(folder.resolve("killed/checkpoints")).isDirectoryContaining("glob:**/step-*5");
    assertThat(folder.resolve("killed/model.safetensors")).doesNotExist();
    List<Long> steps = new ArrayList<>();
    Run.PRETRAIN.run(settings, progress -> steps.add(progress.step()));

    assertThat(steps.get(0)).isEqualTo(6);
    assertThat(folder.resolve("killed/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole/model.safetensors"));
  }

  @Test
  void fineTuningGoesOnFromTheCheckpointAKillHasLeft() throws Exception {
    Run.PRETRAIN.run(settings("encoder", PRETRAIN), TrainingProgress.Listener.NONE);
    Run.TRAIN.run(settings("whole", TRAIN), TrainingProgress.Listener.NONE);

    Path settings = settings("killed", TRAIN);
    assertThat(runHalted(Run.TRAIN, settings)).isEqualTo(HALTED);
    assertThat(folder.resolve("killed/model.safetensors")).doesNotExist();
    List<Long> steps = new ArrayList<>();
    Run.TRAIN.run(settings, progress -> steps.add(progress.step()));

    assertThat(steps.get(0)).isEqualTo(6);
    assertThat(folder.resolve("killed/model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole/model.safetensors"));
  }

  private Path settings(String output, String json) throws IOException {
    Path file = folder.resolve(output + ".json");
    return Files.writeString(file, json.replace("OUTPUT", output), StandardCharsets.UTF_8);
  }

  /** Exit code of a JVM that runs until {@link #STEP_OF_THE_HALT}. */
  private int runHalted(Run run, Path settings) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Halting.class.getName(),
                run.name(),
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("child.log").toFile())
            .start();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }

  /** The two kinds of training. */
  enum Run {
    PRETRAIN {
      @Override
      void run(Path settings, TrainingProgress.Listener listener) throws IOException {
        new Pretrainer(PretrainSettings.read(settings), encoder(), listener).run();
      }
    },
    TRAIN {
      @Override
      void run(Path file, TrainingProgress.Listener listener) throws IOException {
        FineTuneSettings settings = FineTuneSettings.read(file);
        EncoderFolder start = EncoderFolder.read(settings.model().startFrom());
        FineTuner.Data data =
            new FineTuner.Data(
                TinyLanguage.LABELS, TinyLanguage.examples(60, 1), TinyLanguage.examples(20, 2));
        new FineTuner(settings, start, encoder(), listener)
            .run(data, DevScorer.spanF1(data.dev(), data.labels()));
      }
    };

    abstract void run(Path settings, TrainingProgress.Listener listener) throws IOException;

    private static WordPieceEncoder encoder() {
      return new WordPieceEncoder(Vocabulary.of(TinyLanguage.pieces()), BertNormalizer.cased());
    }
  }

  /** The program that is cut off: no shutdown hook runs and no finally. */
  static final class Halting {

    private Halting() {}

    public static void main(String[] arguments) throws IOException {
      Run.valueOf(arguments[0])
          .run(
              Path.of(arguments[1]),
              progress -> {
                if (progress.step() == STEP_OF_THE_HALT) {
                  Runtime.getRuntime().halt(HALTED);
                }
              });
    }
  }
}
