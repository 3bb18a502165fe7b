package org.medcas.train.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.eval.Evaluation;
import org.medcas.text.Span;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ModelCardTest {

  private static final String TRAINING =
      """
      {"date": "2026-01-02", "seconds": 3725, "keptSeed": 2,
       "devSpanF1OverSeeds": "0.7500 ± 0.0707 (2 runs)",
       "machine": {"processor": "Any CPU", "processors": 2, "memoryGiB": 24, "system": "Linux",
                   "versions": {"medcas": "0.1.0", "pytorch": "2.10"}},
       "settings": {"model": {"startFrom": "encoder"}},
       "sources": [{"name": "notes_a", "sha256": "ab12", "licence": "", "documents": 3,
                    "sentences": 30, "spans": 12, "weight": 1.0, "covers": "all labels"}],
       "dev": {"name": "dev", "sha256": "cd34", "licence": "CC0", "documents": 1,
               "sentences": 10, "spans": 4, "weight": 1.0, "covers": "all labels"},
       "encoder": {"pretraining": {"pieces": 5000, "steps": 70, "seconds": 61, "texts": [
           {"name": "laws.txt.gz", "sha256": "ef56", "licence": "none needed", "bytes": 99,
            "weight": 0.5}]}},
       "runs": [
         {"seed": 1, "bestStep": 20, "bestDevScore": 0.7,
          "curve": [{"step": 10, "loss": 2.0, "score": 0.5}, {"step": 20, "loss": 1.0, "score": 0.7}]},
         {"seed": 2, "bestStep": 10, "bestDevScore": 0.8,
          "curve": [{"step": 10, "loss": 1.5, "score": 0.8}, {"step": 20, "loss": 0.5, "score": 0.6}]}]}
      """;

  private final JsonObject training = JsonParser.parseString(TRAINING).getAsJsonObject();

  @Test
  void tellsDataScoresRunsAndSettings() {
    JsonObject manifest = new JsonObject();
    manifest.addProperty("id", "ward-7");
    manifest.addProperty("version", "1");
    manifest.addProperty("language", "nl");
    manifest.addProperty("precision", "INT8");
    manifest.add("training", training);

    String card = ModelCard.render(manifest, Map.of("test", evaluation()));

    assertThat(card)
        .startsWith("# Model card: `ward-7` 1\n")
        .contains("| training time | 1:02:05 |")
        .contains("| machine | Any CPU, 2 processors, 24 GiB, Linux |")
        .contains("| notes\\_a | 3 | 30 | 12 | 1.0 | all labels | not told | `ab12` |")
        .contains("| dev (dev) | 1 | 10 | 4 | 1.0 | all labels | CC0 | `cd34` |")
        .contains(
            "last pretraining hold 5000 pieces, each counted once; it made 70 steps (0:01:01)")
        .contains("| laws.txt.gz | 99 | 0.5 | none needed | `ef56` |")
        .contains("## Scores on test", "### Spans, strict", "| PROBLEM | 1.00 | 0.50 | 0.67 | 2 |")
        .contains("Dev span F1 over seeds: 0.7500 ± 0.0707 (2 runs). Kept: seed 2.")
        .contains("| 2 | 10 | 0.8000 |")
        .contains("](learning-curves.svg)")
        .contains("\"startFrom\": \"encoder\"");
  }

  @Test
  void drawsOneCurvePerSeedAndPanelInsideThePicture() throws Exception {
    String svg = LearningCurves.svg(training);

    Document picture =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    NodeList lines = picture.getElementsByTagName("polyline");
    assertThat(lines.getLength()).isEqualTo(4);
    // then: the loss of seed 1 begins at the top, half-way, and ends half-way down, at the right
    assertThat(((Element) lines.item(0)).getAttribute("points"))
        .isEqualTo("197.0,32.0 346.0,128.0");
    assertThat(((Element) lines.item(3)).getAttribute("points")).isEqualTo("197.0,32.0 346.0,80.0");
    assertThat(svg).contains("seed 1", "seed 2", "Training loss", "Dev span F1");
  }

  private static Evaluation evaluation() {
    Evaluation.Collector collector = new Evaluation.Collector(Optional.empty());
    GoldSpan found = new GoldSpan(new Span(0, 1), "PROBLEM");
    GoldSpan missed = new GoldSpan(new Span(2, 3), "PROBLEM");
    collector.addDocument(GoldDocument.of("d", "a b", List.of(found, missed)), List.of(found));
    return collector.evaluation();
  }
}
