package org.medcas.corpus.generator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.medcas.corpus.GoldSpan;
import org.medcas.text.Span;

/** Words and phrases that may stand for each other, inside spans and right before them. */
final class Variants {

  private static final String RESOURCE = "dutch-variants.tsv";
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Longer runs of digits are telephone and patient numbers; four may be a year. */
  private static final int MAX_DIGITS = 4;

  private static final double SMALLEST_FACTOR = 0.7;
  private static final double GREATEST_FACTOR = 1.4;

  private final List<Group> inside = new ArrayList<>();
  private final List<Group> before = new ArrayList<>();

  /** Alternatives of each other; the pattern finds any of them as a whole word. */
  private record Group(String label, List<String> alternatives, Pattern anyWord) {

    boolean suits(GoldSpan span) {
      return label.equals("*") || label.equals(span.label());
    }

    String draw(Random random) {
      return alternatives.get(random.nextInt(alternatives.size()));
    }
  }

  private Variants() {}

  /** The variants that come with the library. */
  static Variants load() {
    Variants variants = new Variants();
    try (InputStream in = Variants.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(variants::add);
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + RESOURCE + " cannot be read", e);
    }
    return variants;
  }

  private void add(String line) {
    List<String> columns = Arrays.asList(line.split("\t", -1));
    List<String> alternatives = List.copyOf(columns.subList(2, columns.size()));
    String words =
        alternatives.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    Group group =
        new Group(columns.get(1), alternatives, Pattern.compile("(?U)\\b" + words + "\\b"));
    (columns.get(0).equals("inside") ? inside : before).add(group);
  }

  /** Replaces one word inside a span, where it has variants. */
  Sentence varyInside(Sentence sentence, int index, Random random) {
    GoldSpan span = sentence.spans().get(index);
    for (Group group : inside) {
      Matcher matcher = group.anyWord.matcher(sentence.text()).region(span.begin(), span.end());
      if (group.suits(span) && matcher.find()) {
        return sentence.replace(new Span(matcher.start(), matcher.end()), group.draw(random));
      }
    }
    return sentence;
  }

  /** Replaces the phrase right before a span, where it has variants; the longest phrase counts. */
  Sentence varyBefore(Sentence sentence, int index, Random random) {
    GoldSpan span = sentence.spans().get(index);
    int from = index == 0 ? 0 : sentence.spans().get(index - 1).end();
    String text = sentence.text().substring(from, span.begin());
    Group bestGroup = null;
    String best = "";
    for (Group group : before) {
      for (String phrase : group.alternatives) {
        if (phrase.length() > best.length() && endsWithPhrase(text, phrase)) {
          best = phrase;
          bestGroup = group;
        }
      }
    }
    if (bestGroup == null || !bestGroup.suits(span)) {
      return sentence;
    }
    int end = span.begin() - 1;
    String other = bestGroup.draw(random);
    boolean isCapital = Character.isUpperCase(sentence.text().charAt(end - best.length()));
    return sentence.replace(
        new Span(end - best.length(), end), isCapital ? SpanSwapper.capital(other) : other);
  }

  private static boolean endsWithPhrase(String text, String phrase) {
    int begin = text.length() - phrase.length() - 1;
    return begin >= 0
        && text.charAt(text.length() - 1) == ' '
        && text.regionMatches(true, begin, phrase, 0, phrase.length())
        && (begin == 0 || !Character.isLetterOrDigit(text.charAt(begin - 1)));
  }

  /** Changes numbers outside spans to others of the same size, so that doses stay doses. */
  Sentence varyNumbers(Sentence sentence, Random random) {
    Sentence varied = sentence;
    List<Span> numbers = new ArrayList<>();
    Matcher matcher = NUMBER.matcher(sentence.text());
    while (matcher.find()) {
      numbers.add(new Span(matcher.start(), matcher.end()));
    }
    // From the end, so that the places before stay right.
    for (int i = numbers.size() - 1; i >= 0; i--) {
      Span number = numbers.get(i);
      boolean isFree =
          sentence.spans().stream().noneMatch(span -> span.span().overlaps(number))
              && !isInWord(sentence.text(), number);
      if (isFree && random.nextBoolean()) {
        varied = varied.replace(number, another(number.coveredText(sentence.text()), random));
      }
    }
    return varied;
  }

  private static String another(String number, Random random) {
    if (number.length() > MAX_DIGITS || number.charAt(0) == '0') {
      return number;
    }
    if (number.length() == MAX_DIGITS && (number.startsWith("19") || number.startsWith("20"))) {
      return number.substring(0, MAX_DIGITS - 1) + random.nextInt(10);
    }
    double factor = SMALLEST_FACTOR + random.nextDouble() * (GREATEST_FACTOR - SMALLEST_FACTOR);
    return String.valueOf(Math.max(1, Math.round(Integer.parseInt(number) * factor)));
  }

  /** {@code L4} and {@code T2} are names, not numbers. */
  private static boolean isInWord(String text, Span number) {
    return number.begin() > 0 && Character.isLetter(text.charAt(number.begin() - 1));
  }
}
