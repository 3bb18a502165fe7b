package org.medcas.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.LabelledSentence;
import org.medcas.corpus.LabelledTokens;
import org.medcas.corpus.PartialLabels;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.torch.AllowedTags;

/**
 * Makes training examples of gold documents: one per sentence, words and BIO tags. Collects the
 * sets of tags that words of partly labelled sources may have; not thread-safe.
 */
public final class GoldExamples {

  private static final String BEGIN = "B-";
  private static final String INSIDE = "I-";

  private final LabelledTokens tagger;
  private final List<String> tags;
  private final List<List<Integer>> sets = new ArrayList<>();

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

  /** The concepts that a model of these BIO tags can find. */
  public static Set<String> conceptsOf(List<String> tags) {
    Set<String> concepts = new TreeSet<>();
    for (String tag : tags) {
      if (tag.startsWith(BEGIN) || tag.startsWith(INSIDE)) {
        concepts.add(tag.substring(BEGIN.length()));
      }
    }
    return concepts;
  }

  /**
   * Examples of all sentences that hold a token.
   *
   * @param coverage the labels that the documents' gold tells of; what lies outside them has any
   *     tag but those of these labels
   */
  public List<TrainingExample> of(Iterable<GoldDocument> documents, PartialLabels coverage) {
    Map<String, Integer> others =
        Map.of(
            LabelledSentence.UNKNOWN,
            TrainingExample.UNKNOWN,
            LabelledSentence.NOT_COVERED,
            targetOutside(coverage));
    List<TrainingExample> examples = new ArrayList<>();
    for (GoldDocument document : documents) {
      for (LabelledSentence sentence : tagger.label(document, coverage).sentences()) {
        examples.add(
            TrainingExample.of(sentence.words(document.text()), sentence.tags(), tags, others));
      }
    }
    return examples;
  }

  /** The sets of tags that the examples made so far refer to. */
  public AllowedTags allowedTags() {
    return new AllowedTags(tags.size(), sets);
  }

  /** What stands for a word outside all spans of a source; that of equal coverage is the same. */
  private int targetOutside(PartialLabels coverage) {
    List<Integer> allowed =
        IntStream.range(0, tags.size())
            .filter(tag -> isAllowedOutside(tags.get(tag), coverage))
            .boxed()
            .toList();
    if (allowed.size() == tags.size()) {
      return TrainingExample.UNKNOWN; // the source tells nothing about what it does not mark
    }
    if (allowed.size() == 1) {
      return allowed.get(0);
    }
    if (!sets.contains(allowed)) {
      sets.add(allowed);
    }
    return tags.size() + sets.indexOf(allowed);
  }

  private static boolean isAllowedOutside(String tag, PartialLabels coverage) {
    return tag.equals(LabelledSentence.OUTSIDE) || !coverage.covers(tag.substring(BEGIN.length()));
  }
}
