package org.medcas.corpus.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;

/**
 * Makes new sentences from gold by swapping entities of the same label and shape, and by varying
 * modifiers, contexts, doses and values.
 *
 * <p>Every span text counts once however often it occurs, so that rare concepts are seen as often
 * as common ones. The same gold, terms and settings give the same sentences. Not thread-safe while
 * {@link #generate} runs.
 */
public final class SpanSwapper {

  /** A sentence that cannot be varied any more must not keep the generator busy for ever. */
  private static final int TRIES_PER_SENTENCE = 20;

  /**
   * An article outside the span belongs to a noun behind it, with which another might not agree.
   */
  private static final Pattern FOREIGN_DETERMINER =
      Pattern.compile("(?:^|\\s)(?:de|een|'n|mijn|uw|hun|diens)\\s$", Pattern.CASE_INSENSITIVE);

  private final List<Sentence> sentences = new ArrayList<>();
  private final Map<SpanShape, List<String>> trained = new LinkedHashMap<>();
  private final Map<SpanShape, List<String>> listed = new LinkedHashMap<>();
  private final Variants variants = Variants.load();
  private final Settings settings;

  /**
   * How much is changed.
   *
   * @param swapShare share of the spans that are swapped, in [0,1]; default .7. Too high and no
   *     known concept stays in its own context
   * @param lexiconShare share of the swaps that take a listed term where one fits, in [0,1];
   *     default .4. Too high and the lists' formal names crowd out the words of notes
   * @param variantShare share of the modifiers and contexts that are varied, in [0,1]; default .5
   * @param seed start of the random numbers
   */
  public record Settings(double swapShare, double lexiconShare, double variantShare, long seed) {

    /** Refuses shares outside [0,1]. */
    public Settings {
      for (double share : new double[] {swapShare, lexiconShare, variantShare}) {
        if (!(share >= 0 && share <= 1)) {
          throw new IllegalArgumentException("Shares must lie in [0,1] (got " + share + ")");
        }
      }
    }

    /** The default shares. */
    public static Settings withSeed(long seed) {
      return new Settings(0.7, 0.4, 0.5, seed);
    }
  }

  /**
   * A generator.
   *
   * @param train gold with sentence marks: the train split only
   * @param lexicon further terms, such as those of {@link DutchLexicons}
   */
  public SpanSwapper(
      Iterable<GoldDocument> train, Iterable<LexiconTerm> lexicon, Settings settings) {
    this.settings = settings;
    Map<SpanShape, Set<String>> texts = new LinkedHashMap<>();
    for (GoldDocument document : train) {
      for (Sentence sentence : Sentence.withSpans(document)) {
        sentences.add(sentence);
        for (GoldSpan span : sentence.spans()) {
          texts
              .computeIfAbsent(SpanShape.of(sentence.text(), span), shape -> new LinkedHashSet<>())
              .add(inSentence(sentence, span));
        }
      }
    }
    texts.forEach((shape, set) -> trained.put(shape, List.copyOf(set)));
    for (LexiconTerm term : lexicon) {
      SpanShape.Use use = term.takesNumber() ? SpanShape.Use.MEASURED : SpanShape.Use.PLAIN;
      addTerm(SpanShape.of(term.label(), term.text(), use), term.text());
    }
  }

  private void addTerm(SpanShape shape, String text) {
    listed.computeIfAbsent(shape, key -> new ArrayList<>()).add(text);
  }

  /**
   * New sentences, each a document of its own, none twice and none that was put in. Fewer than
   * asked for where the gold is too small to give more.
   */
  public List<GoldDocument> generate(int count) {
    Random random = new Random(settings.seed());
    Set<String> seen = new HashSet<>();
    sentences.forEach(sentence -> seen.add(sentence.text()));
    List<GoldDocument> made = new ArrayList<>();
    long triesLeft = sentences.isEmpty() ? 0 : (long) count * TRIES_PER_SENTENCE;
    while (made.size() < count && triesLeft-- > 0) {
      Sentence changed = change(sentences.get(random.nextInt(sentences.size())), random);
      if (seen.add(changed.text())) {
        made.add(changed.asDocument("generated/" + (made.size() + 1)));
      }
    }
    return made;
  }

  private Sentence change(Sentence original, Random random) {
    Sentence sentence = original;
    for (int i = 0; i < sentence.spans().size(); i++) {
      if (random.nextDouble() < settings.swapShare()) {
        sentence = swap(sentence, i, random);
      }
      if (random.nextDouble() < settings.variantShare()) {
        sentence = variants.varyInside(sentence, i, random);
      }
      if (random.nextDouble() < settings.variantShare()) {
        sentence = variants.varyBefore(sentence, i, random);
      }
    }
    return variants.varyNumbers(sentence, random);
  }

  private Sentence swap(Sentence sentence, int index, Random random) {
    GoldSpan span = sentence.spans().get(index);
    if (FOREIGN_DETERMINER.matcher(sentence.text().substring(0, span.begin())).find()) {
      return sentence;
    }
    SpanShape shape = SpanShape.of(sentence.text(), span);
    List<String> pool = trained.getOrDefault(shape, List.of());
    List<String> terms = listed.getOrDefault(shape, List.of());
    boolean fromTerms =
        !terms.isEmpty() && (pool.isEmpty() || random.nextDouble() < settings.lexiconShare());
    List<String> source = fromTerms ? terms : pool;
    if (source.isEmpty()) {
      return sentence;
    }
    String other = source.get(random.nextInt(source.size()));
    return sentence.replace(span.span(), inCaseOf(sentence, span, other));
  }

  /** The text of a span without the capital that only the begin of its sentence gave it. */
  private static String inSentence(Sentence sentence, GoldSpan span) {
    String text = span.span().coveredText(sentence.text());
    boolean isCapitalByPlace =
        span.begin() == 0 && text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return isCapitalByPlace
        ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
        : text;
  }

  /**
   * Takes on the capital of a sentence's begin, or the lower case of a sentence without capitals.
   */
  private static String inCaseOf(Sentence sentence, GoldSpan place, String other) {
    if (sentence.text().chars().noneMatch(Character::isUpperCase)) {
      return other.toLowerCase(Locale.ROOT);
    }
    boolean isCapital =
        place.begin() == 0 && Character.isUpperCase(sentence.text().charAt(place.begin()));
    return isCapital ? capital(other) : other;
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
