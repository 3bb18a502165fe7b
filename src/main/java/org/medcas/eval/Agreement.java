package org.medcas.eval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.medcas.corpus.GoldDocument;

/**
 * How far two people marked the same spans in the same documents, as span F1 with either as gold,
 * which is the same number, and the measure of choice where the number of negatives is undefined
 * (Hripcsak and Rothschild 2005, <i>Agreement, the F-measure, and reliability</i>).
 *
 * @param documents documents with two annotations
 * @param sentences sentences of these documents
 * @param spans the second annotation measured against the first
 * @param unpaired ids of second annotations whose document is missing or has another text
 */
public record Agreement(int documents, int sentences, SpanScore spans, List<String> unpaired) {

  /** Copies the list. */
  public Agreement {
    unpaired = List.copyOf(unpaired);
  }

  /** Compares {@code second} with the documents of the same ids in {@code first}. */
  public static Agreement of(Collection<GoldDocument> first, Collection<GoldDocument> second) {
    Map<String, GoldDocument> byId =
        first.stream().collect(Collectors.toMap(GoldDocument::id, Function.identity()));
    SpanScorer scorer = new SpanScorer();
    List<String> unpaired = new ArrayList<>();
    int sentences = 0;
    for (GoldDocument document : second) {
      GoldDocument other = byId.get(document.id());
      if (other == null || !other.text().equals(document.text())) {
        unpaired.add(document.id());
      } else {
        scorer.add(other, document.spans());
        sentences += other.sentences().size();
      }
    }
    int documents = second.size() - unpaired.size();
    return new Agreement(documents, sentences, scorer.score(), unpaired);
  }
}
