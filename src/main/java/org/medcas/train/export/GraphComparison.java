package org.medcas.train.export;

import java.util.List;
import org.medcas.tagging.Logits;
import org.medcas.tagging.TokenClassifier;
import org.medcas.train.data.LabelledWindow;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.data.WindowBatch;
import org.medcas.train.data.WordLabeller;
import org.medcas.train.torch.TokenClassifierModel;
import org.medcas.wordpiece.PieceEncoder;

/** Runs trainer and graphs over the same windows and adds up where they part. Used once. */
final class GraphComparison {

  private final List<WindowBatch> batches;
  private final int labels;
  private double maxDifference;
  private long sameTags;
  private long words;

  GraphComparison(PieceEncoder encoder, int maxPieces, int labels, List<TrainingExample> dev) {
    this.batches = new WordLabeller(encoder, maxPieces, labels).batches(dev);
    this.labels = labels;
  }

  ExportAgreement run(TokenClassifierModel trainer, TokenClassifier exact, TokenClassifier result) {
    for (WindowBatch batch : batches) {
      int[][] rows = batch.windows().stream().map(LabelledWindow::pieceIds).toArray(int[][]::new);
      Logits exactLogits = exact.classify(rows);
      Logits resultLogits = result.classify(rows);
      float[] trained = trainer.logits(batch.pieces());
      for (int row = 0; row < rows.length; row++) {
        int begin = row * batch.pieces().length() * labels;
        compareScores(trained, begin, exactLogits, row, rows[row].length);
        compareTags(batch.windows().get(row), row, exactLogits, resultLogits);
      }
    }
    return new ExportAgreement(maxDifference, sameTags, words);
  }

  /** Compares two graphs alone; the difference of scores is that between them. */
  ExportAgreement run(TokenClassifier exact, TokenClassifier result) {
    for (WindowBatch batch : batches) {
      int[][] rows = batch.windows().stream().map(LabelledWindow::pieceIds).toArray(int[][]::new);
      Logits exactLogits = exact.classify(rows);
      Logits resultLogits = result.classify(rows);
      for (int row = 0; row < rows.length; row++) {
        compareScores(exactLogits, resultLogits, row, rows[row].length);
        compareTags(batch.windows().get(row), row, exactLogits, resultLogits);
      }
    }
    return new ExportAgreement(maxDifference, sameTags, words);
  }

  private void compareScores(Logits exact, Logits result, int row, int pieces) {
    for (int piece = 0; piece < pieces; piece++) {
      for (int label = 0; label < labels; label++) {
        double expected = exact.get(row, piece, label);
        double difference = Math.abs(expected - result.get(row, piece, label));
        maxDifference = Math.max(maxDifference, difference);
      }
    }
  }

  private void compareScores(float[] trained, int begin, Logits logits, int row, int pieces) {
    for (int piece = 0; piece < pieces; piece++) {
      for (int label = 0; label < labels; label++) {
        float expected = trained[begin + piece * labels + label];
        double difference = Math.abs((double) expected - logits.get(row, piece, label));
        maxDifference = Math.max(maxDifference, difference); // NaN stays and is refused
      }
    }
  }

  private void compareTags(LabelledWindow window, int row, Logits exact, Logits result) {
    for (int piece : window.firstPieces()) {
      words++;
      if (highest(exact, row, piece) == highest(result, row, piece)) {
        sameTags++;
      }
    }
  }

  private int highest(Logits logits, int row, int piece) {
    int best = 0;
    for (int label = 1; label < labels; label++) {
      if (logits.get(row, piece, label) > logits.get(row, piece, best)) {
        best = label;
      }
    }
    return best;
  }
}
