package org.medcas.tagging.onnx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.medcas.model.ModelBundle;
import org.medcas.model.ModelBundleException;
import org.medcas.tagging.ClassifierException;
import org.medcas.tagging.Logits;
import org.medcas.tagging.TokenClassifier;

/**
 * A bundle whose graph is open and known to fit its labels and its vocabulary. Thread-safe; owns
 * the bundle and the classifier.
 */
public final class LoadedModel implements AutoCloseable {

  private final ModelBundle bundle;
  private final OnnxTokenClassifier classifier;

  private LoadedModel(ModelBundle bundle, OnnxTokenClassifier classifier) {
    this.bundle = bundle;
    this.classifier = classifier;
  }

  /**
   * Reads, opens and tries out a model: every fault of the files, of the graph's declarations and
   * of a trial run is told together.
   *
   * @param maxPieces longest window the caller will ask for, in pieces
   * @throws ModelBundleException if there is any fault
   */
  static LoadedModel load(ModelKey key, int maxPieces) throws ModelBundleException {
    ModelBundle bundle = ModelBundle.read(key.location(), key.variant());
    List<String> faults = new ArrayList<>(bundle.faults());
    bundle.faultOfPieceLimit(maxPieces).ifPresent(faults::add);
    OnnxSession session = null;
    OnnxTokenClassifier classifier = null;
    if (bundle.modelFile() != null) {
      try {
        session = OnnxSession.open(bundle, key.runtime());
        faults.addAll(session.signature().faults(bundle.modelFile(), bundle.labels().size()));
      } catch (IOException e) {
        faults.add(e.getMessage());
      }
    }
    if (faults.isEmpty()) {
      classifier = new OnnxTokenClassifier(session, bundle.encoder().special().padding());
      faults.addAll(tryOut(bundle, classifier, maxPieces));
    }
    if (faults.isEmpty()) {
      return new LoadedModel(bundle, classifier);
    }
    bundle.close();
    if (classifier != null) {
      classifier.close();
    } else if (session != null) {
      session.close();
    }
    throw new ModelBundleException(bundle.location(), faults);
  }

  /** Runs the last piece of the vocabulary, then the longest window. */
  private static List<String> tryOut(
      ModelBundle bundle, TokenClassifier classifier, int maxPieces) {
    List<String> faults = new ArrayList<>();
    int last = bundle.encoder().vocabularySize() - 1;
    try {
      Logits logits = classifier.classify(new int[][] {{last}});
      if (logits.labels() != bundle.labels().size()) {
        faults.add(
            bundle.modelFile()
                + ": gives "
                + logits.labels()
                + " numbers per piece, but config.json: id2label names "
                + bundle.labels().size()
                + " labels - the two files belong to different models");
      }
    } catch (ClassifierException e) {
      faults.add(
          bundle.modelFile()
              + ": fails on piece "
              + last
              + ", the last of the vocabulary, so its embedding seems to have fewer rows than the"
              + " vocabulary has pieces - tokenizer and model belong to different models ("
              + e.getMessage()
              + ")");
      return faults;
    }
    int[] longest = new int[maxPieces];
    Arrays.fill(longest, bundle.encoder().special().unknown());
    try {
      classifier.classify(new int[][] {longest});
    } catch (ClassifierException e) {
      faults.add(
          bundle.modelFile()
              + ": fails on a window of "
              + maxPieces
              + " pieces - lower the piece limit ("
              + e.getMessage()
              + ")");
    }
    return faults;
  }

  /** Labels, vocabulary and identity. */
  public ModelBundle bundle() {
    return bundle;
  }

  /** The open graph; closed with this model, not by its user. */
  public TokenClassifier classifier() {
    return classifier;
  }

  @Override
  public void close() {
    classifier.close();
    bundle.close();
  }
}
