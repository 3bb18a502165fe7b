package org.medcas.eval;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;

/**
 * The span texts of a training set, to tell what a tagger learned by heart from what it generalises
 * to. Case and the length of white space make no difference. Immutable.
 */
public final class KnownSpans {

  private final Set<String> texts;

  private KnownSpans(Set<String> texts) {
    this.texts = texts;
  }

  /** The texts of all spans of {@code training}. */
  public static KnownSpans of(Iterable<GoldDocument> training) {
    Set<String> texts = new HashSet<>();
    for (GoldDocument document : training) {
      document.spans().forEach(span -> texts.add(normal(document, span)));
    }
    return new KnownSpans(texts);
  }

  /** Whether the text of {@code span} occurs as a span in training, under any label. */
  public boolean contains(GoldDocument document, GoldSpan span) {
    return texts.contains(normal(document, span));
  }

  /**
   * How many of a document's unseen spans were predicted exactly: recall is meaningful, precision
   * is not, because a prediction is neither seen nor unseen.
   */
  public Score unseen(GoldDocument document, List<GoldSpan> predicted) {
    Set<GoldSpan> predictedSet = new HashSet<>(predicted);
    List<GoldSpan> unseen =
        document.spans().stream().filter(span -> !contains(document, span)).toList();
    long found = unseen.stream().filter(predictedSet::contains).count();
    return new Score(found, unseen.size(), found, found);
  }

  private static String normal(GoldDocument document, GoldSpan span) {
    String text = span.span().coveredText(document.text());
    return text.replaceAll("(?U)[\\s\\p{Z}]+", " ").trim().toLowerCase(Locale.ROOT);
  }
}
