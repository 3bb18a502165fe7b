package org.medcas.corpus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.medcas.text.Span;

/** Arithmetic on lists of spans. Stateless. */
public final class Spans {

  private Spans() {}

  /** The stretches covered by at least one of {@code spans}, in order, joined where they touch. */
  public static List<Span> union(Collection<Span> spans) {
    List<Span> union = new ArrayList<>();
    for (Span span : spans.stream().sorted().toList()) {
      int last = union.size() - 1;
      if (last >= 0 && span.begin() <= union.get(last).end()) {
        Span joined =
            new Span(union.get(last).begin(), Math.max(union.get(last).end(), span.end()));
        union.set(last, joined);
      } else {
        union.add(span);
      }
    }
    return union;
  }
}
