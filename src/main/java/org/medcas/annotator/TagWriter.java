package org.medcas.annotator;

import java.util.List;
import java.util.Optional;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FloatArray;
import org.apache.uima.jcas.cas.ShortArray;
import org.apache.uima.jcas.cas.StringArray;
import org.medcas.chunking.TagDecoder;
import org.medcas.model.ModelBundle;
import org.medcas.tagging.ClassifierException;
import org.medcas.tagging.SentenceConsumer;
import org.medcas.tagging.TaggingCounts;
import org.medcas.types.ProcessingReport;
import org.medcas.types.SentenceTags;
import org.medcas.types.TokenTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the tags of one model run over one document into the CAS, sentence by sentence, so that
 * the probabilities of a long document are never held at once. For one document, one thread.
 */
final class TagWriter implements SentenceConsumer {

  private static final Logger LOG = LoggerFactory.getLogger(TagWriter.class);

  /** What to write beside the packed tags. */
  record Detail(boolean tokenTags, boolean probabilities) {}

  private final JCas jcas;
  private final List<AnnotationFS> sentences;
  private final TokenSelection tokens;
  private final ModelBundle model;
  private final TagDecoder decoder;
  private final Detail detail;
  private final ProcessingReport report;

  TagWriter(
      List<AnnotationFS> sentences,
      TokenSelection tokens,
      ProcessingReport report,
      ModelTags modelTags,
      Detail detail) {
    this.jcas = report.getJCas();
    this.sentences = sentences;
    this.tokens = tokens;
    this.report = report;
    this.model = modelTags.bundle();
    this.decoder = modelTags.decoder();
    this.detail = detail;
  }

  /** A model's labels and how a sequence of them is chosen. */
  record ModelTags(ModelBundle bundle, TagDecoder decoder) {

    /**
     * A report of a run of this model, not in the indexes: the one that the tokenizer began, or a
     * new one with nothing counted yet.
     */
    ProcessingReport newReport(JCas jcas) {
      ProcessingReport report = begunReport(jcas);
      report.setModelId(bundle.manifest().id());
      report.setModelVersion(bundle.manifest().version());
      report.setModelSha256(bundle.modelSha256());
      report.setLibraryVersion(LibraryVersion.get());
      List<String> labels = bundle.labels();
      report.setLabelNames(new StringArray(jcas, labels.size()));
      for (int label = 0; label < labels.size(); label++) {
        report.setLabelNames(label, labels.get(label));
      }
      return report;
    }

    private static ProcessingReport begunReport(JCas jcas) {
      Optional<ProcessingReport> begun =
          jcas.select(ProcessingReport.class)
              .filter(report -> report.getModelId() == null)
              .findFirst();
      begun.ifPresent(ProcessingReport::removeFromIndexes);
      return begun.orElseGet(() -> new ProcessingReport(jcas));
    }
  }

  @Override
  public void tagged(int sentence, float[][] probabilities) {
    int[] path = decoder.decode(probabilities);
    SentenceTags tags =
        new SentenceTags(
            jcas, sentences.get(sentence).getBegin(), sentences.get(sentence).getEnd());
    tags.setReport(report);
    tags.setLabels(new ShortArray(jcas, path.length));
    tags.setConfidences(new FloatArray(jcas, path.length));
    for (int token = 0; token < path.length; token++) {
      tags.setLabels(token, (short) path[token]);
      tags.setConfidences(token, decoder.confidence(probabilities[token], path[token]));
    }
    tags.addToIndexes();
    if (detail.tokenTags()) {
      writeTokenTags(sentences.get(sentence), path, probabilities);
    }
  }

  private void writeTokenTags(AnnotationFS sentence, int[] path, float[][] probabilities) {
    int token = 0;
    for (AnnotationFS place : tokens.coveredBy(sentence)) {
      float[] row = probabilities[token];
      TokenTag tag = new TokenTag(jcas, place.getBegin(), place.getEnd());
      tag.setLabel(model.labels().get(path[token]));
      tag.setConfidence(row[path[token]]);
      tag.setModelId(model.manifest().id());
      if (detail.probabilities()) {
        tag.setProbabilities(new FloatArray(jcas, row.length));
        tag.getProbabilities().copyFromArray(row, 0, 0, row.length);
      }
      tag.addToIndexes();
      token++;
    }
  }

  @Override
  public void skipped(int sentence, ClassifierException reason) {
    AnnotationFS place = sentences.get(sentence);
    LOG.warn(
        "Sentence at [{}, {}) is left untagged by model {}: {}",
        place.getBegin(),
        place.getEnd(),
        model.manifest().id(),
        reason.getMessage());
  }

  /** Writes what was counted and puts the report into the indexes. */
  void finish(TaggingCounts counts) {
    report.setSentences(counts.sentences());
    report.setTokens(counts.tokens());
    report.setPieces(counts.pieces());
    report.setWindows(counts.windows());
    report.setSplitSentences(counts.splitSentences());
    report.setCutTokens(counts.cutTokens());
    report.setUnknownTokens(counts.unknownTokens());
    report.setSkippedSentences(counts.skippedSentences());
    report.addToIndexes();
  }
}
