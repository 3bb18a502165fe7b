package org.medcas.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.LabelledSentence;
import org.medcas.corpus.LabelledTokens;
import org.medcas.corpus.PartialLabels;
import org.medcas.train.data.TrainingExample;

/** Makes training examples of gold documents: one per sentence, words and BIO tags. */
public final class GoldExamples {

  private static final String BEGIN = "B-";
  private static final String INSIDE = "I-";

  private final LabelledTokens tagger;
  private final List<String> tags;

  /**
   * @param tagger cuts documents into the sentences and tokens that the annotator will see
   * @param tags tags of the model in the order of its output
   */
  public GoldExamples(LabelledTokens tagger, List<String> tags) {
    this.tagger = tagger;
    this.tags = List.copyOf(tags);
  }

  /** The tags of a model for these concepts: outside first, then begin and inside of each. */
  public static List<String> tagsOf(Set<String> concepts) {
    List<String> tags = new ArrayList<>(List.of(LabelledSentence.OUTSIDE));
    for (String concept : new TreeSet<>(concepts)) {
      tags.add(BEGIN + concept);
      tags.add(INSIDE + concept);
    }
    return tags;
  }

  /**
   * Examples of all sentences that hold a token.
   *
   * @param coverage the labels that the documents' gold tells of; what lies outside them is unknown
   */
  public List<TrainingExample> of(Iterable<GoldDocument> documents, PartialLabels coverage) {
    List<TrainingExample> examples = new ArrayList<>();
    for (GoldDocument document : documents) {
      for (LabelledSentence sentence : tagger.label(document, coverage).sentences()) {
        examples.add(
            TrainingExample.of(
                sentence.words(document.text()), sentence.tags(), tags, LabelledSentence.UNKNOWN));
      }
    }
    return examples;
  }
}
