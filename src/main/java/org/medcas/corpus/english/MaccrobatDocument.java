package org.medcas.corpus.english;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.medcas.text.Span;

/**
 * A case report of MACCROBAT, and which test each of its values belongs to.
 *
 * <p>Relations name events ({@code E5}) whose definitions the public copy has lost. They were
 * numbered in the order of their trigger words, so the number is tried first; where it leads to
 * something that is no test, or to another sentence, the nearest test in the sentence is taken.
 */
final class MaccrobatDocument {

  /** Saves looking through whole documents; no sentence of the set comes near. */
  private static final int LONGEST_SENTENCE = 2_000;

  private static final Pattern SENTENCE_END = Pattern.compile("\\n|[.;]\\s");

  static final String TEST = "Diagnostic_procedure";

  private static final Set<String> EVENTS =
      Set.of(
          "Activity",
          "Clinical_event",
          "Coreference",
          "Date",
          TEST,
          "Disease_disorder",
          "Duration",
          "Medication",
          "Other_event",
          "Outcome",
          "Sign_symptom",
          "Therapeutic_procedure",
          "Time");

  private final String id;
  private final String text;
  private final List<RawEntity> entities;
  private final Map<String, RawEntity> headOf = new HashMap<>();

  /** {@code modifier} says something about {@code head}; both are names of entities or events. */
  record Relation(String modifier, String head) {}

  MaccrobatDocument(String id, String text, List<RawEntity> entities, List<Relation> relations) {
    this.id = id;
    this.text = text;
    Map<String, RawEntity> byName = new HashMap<>();
    int events = 0;
    for (RawEntity entity : entities) {
      byName.put(entity.id(), entity);
      if (EVENTS.contains(entity.type())) {
        events++;
        byName.put("E" + events, entity);
      }
    }
    relations.forEach(
        relation -> {
          RawEntity head = byName.get(relation.head());
          if (head != null) {
            headOf.put(relation.modifier(), head);
          }
        });
    this.entities = new ArrayList<>(entities);
    this.entities.sort(Comparator.comparing(RawEntity::span));
  }

  String id() {
    return id;
  }

  String text() {
    return text;
  }

  /** Entities in text order. */
  List<RawEntity> entities() {
    return entities;
  }

  /** The test that a value belongs to. */
  Optional<RawEntity> testOf(RawEntity value) {
    RawEntity head = headOf.get(value.id());
    if (head != null && head.type().equals(TEST) && inOneSentence(head.span(), value.span())) {
      return Optional.of(head);
    }
    return entities.stream()
        .filter(entity -> entity.type().equals(TEST))
        .filter(entity -> inOneSentence(entity.span(), value.span()))
        .min(Comparator.comparingInt(entity -> distance(entity.span(), value.span())));
  }

  /** A test behind its value is rare: it counts as twice as far. */
  private static int distance(Span test, Span value) {
    return test.begin() < value.begin()
        ? value.begin() - test.begin()
        : 2 * (test.begin() - value.begin());
  }

  boolean inOneSentence(Span one, Span other) {
    int begin = Math.min(one.end(), other.end());
    int end = Math.max(one.begin(), other.begin());
    return begin >= end
        || (end - begin < LONGEST_SENTENCE && !SENTENCE_END.matcher(between(begin, end)).find());
  }

  String between(int begin, int end) {
    return text.substring(Math.min(begin, end), Math.max(begin, end));
  }
}
