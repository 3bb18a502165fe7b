package org.medcas.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.medcas.testing.RandomText;
import org.medcas.text.Span;

/** Random gold documents over random text. */
final class RandomGold {

  private static final String[] LABELS = {
    "PROBLEM", "TEST", "Causative_Agents_(Virus_and_Bacteria)", "O2_Saturation", "É-1"
  };

  private RandomGold() {}

  /** A document whose spans begin and end anywhere, surrogate pairs and CRLF cut apart included. */
  static GoldDocument next(Random random) {
    String text = RandomText.next(random, 60);
    return GoldDocument.of("random", text, spans(random, text.length()));
  }

  static List<GoldSpan> spans(Random random, int length) {
    List<GoldSpan> spans = new ArrayList<>();
    int begin = random.nextInt(6);
    while (begin < length) {
      int end = Math.min(length, begin + 1 + random.nextInt(8));
      spans.add(new GoldSpan(new Span(begin, end), LABELS[random.nextInt(LABELS.length)]));
      begin = end + random.nextInt(6);
    }
    return spans;
  }
}
