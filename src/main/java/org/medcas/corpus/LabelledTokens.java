package org.medcas.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.medcas.text.Span;

/**
 * Turns gold spans into one BIO tag per token.
 *
 * <p>Sentences are the gold's own where it marks some, else those of the splitter. A span takes
 * every token that it touches: one that begins or ends inside a token is widened to the token's
 * edge and counted. A token touched by two spans belongs to the one that begins first. A span that
 * goes over a sentence end begins anew in the next sentence. A token without a span gets {@link
 * LabelledSentence#NOT_COVERED} in a partially labelled source, and {@link
 * LabelledSentence#UNKNOWN} in the gold's unknown stretches.
 *
 * <p>As thread-safe as the two functions it is given.
 */
public final class LabelledTokens {

  private final Function<String, List<Span>> splitter;
  private final TokenFunction tokenizer;

  /** Finds the tokens of one sentence. */
  @FunctionalInterface
  public interface TokenFunction {

    /** Tokens of {@code sentence}, as UTF-16 places of the whole {@code text}, in text order. */
    List<Span> tokens(String text, Span sentence);
  }

  /**
   * Labelled sentences of one or more documents.
   *
   * @param sentences every sentence that holds a token, with or without a concept
   * @param widened spans that began or ended inside a token
   * @param split spans that go over a sentence end
   * @param lost spans without a token of their own: between tokens, between sentences, or wholly
   *     inside a token that belongs to the span before
   */
  public record Labelling(List<LabelledSentence> sentences, int widened, int split, int lost) {

    /** Copies the list. */
    public Labelling {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * A labeller.
   *
   * @param splitter sentences of a text that has no marks of its own, in text order
   */
  public LabelledTokens(Function<String, List<Span>> splitter, TokenFunction tokenizer) {
    this.splitter = splitter;
    this.tokenizer = tokenizer;
  }

  /** Labels one document. */
  public Labelling label(GoldDocument document, PartialLabels coverage) {
    return new Pass(document, coverage).run();
  }

  /** Labels documents in order and adds up the counts. */
  public Labelling label(Iterable<GoldDocument> documents, PartialLabels coverage) {
    List<LabelledSentence> sentences = new ArrayList<>();
    int widened = 0;
    int split = 0;
    int lost = 0;
    for (GoldDocument document : documents) {
      Labelling one = label(document, coverage);
      sentences.addAll(one.sentences);
      widened += one.widened;
      split += one.split;
      lost += one.lost;
    }
    return new Labelling(sentences, widened, split, lost);
  }

  /** The work on one document; used once. */
  private final class Pass {

    private final GoldDocument document;
    private final String outside;
    private final List<LabelledSentence> sentences = new ArrayList<>();

    /** Number of sentences in which each span has tokens of its own. */
    private final int[] sentencesOfSpan;

    private final boolean[] widened;
    private final List<Span> spanPlaces;

    Pass(GoldDocument document, PartialLabels coverage) {
      this.document = document;
      this.outside =
          coverage.isComplete() ? LabelledSentence.OUTSIDE : LabelledSentence.NOT_COVERED;
      this.sentencesOfSpan = new int[document.spans().size()];
      this.widened = new boolean[document.spans().size()];
      this.spanPlaces = document.spans().stream().map(GoldSpan::span).toList();
    }

    Labelling run() {
      List<Span> places =
          document.hasSentences() ? document.sentences() : splitter.apply(document.text());
      for (Span place : places) {
        List<Span> tokens = tokenizer.tokens(document.text(), place);
        if (!tokens.isEmpty()) {
          sentences.add(new LabelledSentence(document.id(), place, tokens, tags(tokens)));
        }
      }
      int wide = 0;
      int split = 0;
      int lost = 0;
      for (int span = 0; span < widened.length; span++) {
        wide += widened[span] ? 1 : 0;
        split += sentencesOfSpan[span] > 1 ? 1 : 0;
        lost += sentencesOfSpan[span] == 0 ? 1 : 0;
      }
      return new Labelling(sentences, wide, split, lost);
    }

    private List<String> tags(List<Span> tokens) {
      List<String> tags = new ArrayList<>(Collections.nCopies(tokens.size(), outside));
      markUnknown(tokens, tags);
      int token = 0;
      int sentenceEnd = tokens.get(tokens.size() - 1).end();
      for (int i = firstAfter(spanPlaces, tokens.get(0).begin()); i < widened.length; i++) {
        GoldSpan span = document.spans().get(i);
        if (span.begin() >= sentenceEnd) {
          break;
        }
        while (token < tokens.size() && tokens.get(token).end() <= span.begin()) {
          token++;
        }
        int first = token;
        while (token < tokens.size() && tokens.get(token).begin() < span.end()) {
          tags.set(token, (token == first ? "B-" : "I-") + span.label());
          token++;
        }
        if (token > first) {
          sentencesOfSpan[i]++;
          widened[i] |= cuts(tokens.get(first), span.begin());
          widened[i] |= cuts(tokens.get(token - 1), span.end());
        }
      }
      return tags;
    }

    private boolean cuts(Span token, int offset) {
      return token.begin() < offset && offset < token.end();
    }

    private void markUnknown(List<Span> tokens, List<String> tags) {
      List<Span> unknown = document.unknown();
      int stretch = firstAfter(unknown, tokens.get(0).begin());
      for (int token = 0; token < tokens.size() && stretch < unknown.size(); token++) {
        while (stretch < unknown.size()
            && unknown.get(stretch).end() <= tokens.get(token).begin()) {
          stretch++;
        }
        if (stretch < unknown.size() && unknown.get(stretch).overlaps(tokens.get(token))) {
          tags.set(token, LabelledSentence.UNKNOWN);
        }
      }
    }

    /** Index of the first place that ends after {@code offset}, by bisection. */
    private int firstAfter(List<Span> places, int offset) {
      int low = 0;
      int high = places.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (places.get(middle).end() <= offset) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
