package org.medcas.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.medcas.corpus.CorpusSplits.Origin;
import org.medcas.corpus.CorpusSplits.Split;
import org.medcas.text.Span;

/**
 * What there is in the project's own gold, and how far its splits are apart.
 *
 * @param splits size of each split
 * @param kinds documents of each kind of note, over all splits
 * @param specialties documents of each specialty, over all splits
 * @param writers documents of each writer, over all splits
 * @param labels spans of each label in each split
 * @param distinctSpanTexts different span texts over all splits, without regard to case
 * @param unseenTestSpans test spans whose text is no span text in train
 * @param duplicateDocuments pairs of documents across train and dev or test with too great an
 *     overlap
 * @param duplicateSentences pairs of sentences of at least {@value #LONG_SENTENCE} words likewise
 */
public record CorpusReport(
    Map<Split, Size> splits,
    Map<String, Integer> kinds,
    Map<String, Integer> specialties,
    Map<String, Integer> writers,
    Map<String, Map<Split, Integer>> labels,
    int distinctSpanTexts,
    int unseenTestSpans,
    List<NearDuplicates.Pair> duplicateDocuments,
    List<NearDuplicates.Pair> duplicateSentences) {

  /** Overlap above which two texts count as nearly the same. */
  public static final double MAX_OVERLAP = 0.8;

  /** Shorter sentences, and lines of a medication list, are the same everywhere, and rightly so. */
  static final int LONG_SENTENCE = 8;

  /**
   * Size of a split.
   *
   * @param emptySentences sentences without any span
   */
  public record Size(int documents, int sentences, int emptySentences, int words, int spans) {}

  /** Looks at all documents; takes seconds for ten thousand sentences. */
  public static CorpusReport of(CorpusSplits corpus) {
    Map<Split, Size> sizes = new TreeMap<>();
    Map<String, Map<Split, Integer>> labels = new TreeMap<>();
    for (Split split : Split.values()) {
      sizes.put(split, size(corpus.of(split)));
      for (GoldDocument document : corpus.of(split)) {
        for (GoldSpan span : document.spans()) {
          labels
              .computeIfAbsent(span.label(), label -> new TreeMap<>())
              .merge(split, 1, Integer::sum);
        }
      }
    }
    Set<String> trainTexts = spanTexts(corpus.of(Split.TRAIN));
    long unseen =
        corpus.of(Split.TEST).stream()
            .flatMap(document -> document.spans().stream().map(span -> text(document, span)))
            .filter(text -> !trainTexts.contains(text))
            .count();
    return new CorpusReport(
        sizes,
        count(corpus, Origin::kind),
        count(corpus, Origin::specialty),
        count(corpus, Origin::writer),
        labels,
        spanTexts(corpus.all().toList()).size(),
        Math.toIntExact(unseen),
        duplicates(corpus, CorpusReport::documents),
        duplicates(corpus, CorpusReport::longSentences));
  }

  private static Size size(List<GoldDocument> documents) {
    int sentences = 0;
    int empty = 0;
    int words = 0;
    int spans = 0;
    for (GoldDocument document : documents) {
      sentences += document.sentences().size();
      empty += (int) document.sentences().stream().filter(s -> isEmpty(document, s)).count();
      words += document.text().split("(?U)\\s+").length;
      spans += document.spans().size();
    }
    return new Size(documents.size(), sentences, empty, words, spans);
  }

  private static boolean isEmpty(GoldDocument document, Span sentence) {
    return document.spans().stream().noneMatch(span -> span.span().overlaps(sentence));
  }

  private static Map<String, Integer> count(CorpusSplits corpus, Function<Origin, String> part) {
    Map<String, Integer> counts = new TreeMap<>();
    corpus
        .all()
        .flatMap(document -> Origin.of(document.id()).stream())
        .forEach(origin -> counts.merge(part.apply(origin), 1, Integer::sum));
    return counts;
  }

  private static Set<String> spanTexts(Collection<GoldDocument> documents) {
    Set<String> texts = new HashSet<>();
    for (GoldDocument document : documents) {
      document.spans().forEach(span -> texts.add(text(document, span)));
    }
    return texts;
  }

  private static String text(GoldDocument document, GoldSpan span) {
    return span.span().coveredText(document.text()).toLowerCase(Locale.ROOT);
  }

  private static List<NearDuplicates.Pair> duplicates(
      CorpusSplits corpus, Function<Collection<GoldDocument>, List<NearDuplicates.Item>> items) {
    List<GoldDocument> heldOut = new ArrayList<>(corpus.of(Split.DEV));
    heldOut.addAll(corpus.of(Split.TEST));
    List<NearDuplicates.Pair> pairs =
        new ArrayList<>(
            NearDuplicates.between(
                items.apply(heldOut), items.apply(corpus.of(Split.TRAIN)), MAX_OVERLAP));
    pairs.addAll(
        NearDuplicates.between(
            items.apply(corpus.of(Split.TEST)), items.apply(corpus.of(Split.DEV)), MAX_OVERLAP));
    return pairs;
  }

  private static List<NearDuplicates.Item> documents(Collection<GoldDocument> documents) {
    return documents.stream()
        .map(document -> NearDuplicates.Item.of(document.id(), document.text()))
        .toList();
  }

  private static List<NearDuplicates.Item> longSentences(Collection<GoldDocument> documents) {
    List<NearDuplicates.Item> items = new ArrayList<>();
    for (GoldDocument document : documents) {
      for (Span sentence : document.sentences()) {
        String id = document.id() + "[" + sentence.begin() + "," + sentence.end() + ")";
        NearDuplicates.Item item =
            NearDuplicates.Item.of(id, sentence.coveredText(document.text()));
        if (item.words().size() >= LONG_SENTENCE) {
          items.add(item);
        }
      }
    }
    return items;
  }
}
