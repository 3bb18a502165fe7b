package org.medcas.chunking;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses one tag per token of a sentence from the model's probabilities.
 *
 * <p>Viterbi decoding (Viterbi 1967) over the legal transitions of the scheme: among all sequences
 * with the fewest illegal transitions, which is none wherever the labels allow it, the one with the
 * highest product of probabilities. Ties go to the label that comes first in the model's order.
 *
 * <p>Time is tokens × labels²; memory is tokens × labels. Immutable and thread-safe.
 */
public final class TagDecoder {

  /** Outweighs any product of probabilities of one sentence, so legality always comes first. */
  private static final double ILLEGAL = -1e9;

  private static final double SMALLEST_PROBABILITY = 1e-30;

  private final int labelCount;
  private final Decoding decoding;
  private final double[] start;
  private final double[] end;

  /** Penalty of each transition, indexed by next label first: the inner loop reads it in order. */
  private final double[][] transitionInto;

  /** For each tag the tags of its concept, itself included. */
  private final int[][] sameConcept;

  private TagDecoder(List<Tag> tags, TagScheme scheme, Decoding decoding) {
    this.labelCount = tags.size();
    this.decoding = decoding;
    this.start = new double[labelCount];
    this.end = new double[labelCount];
    this.transitionInto = new double[labelCount][labelCount];
    this.sameConcept = new int[labelCount][];
    for (int next = 0; next < labelCount; next++) {
      start[next] = penalty(scheme, Tag.OUTSIDE, tags.get(next));
      end[next] = penalty(scheme, tags.get(next), Tag.OUTSIDE);
      String concept = tags.get(next).label();
      sameConcept[next] =
          IntStream.range(0, labelCount)
              .filter(tag -> tags.get(tag).label().equals(concept))
              .toArray();
      for (int previous = 0; previous < labelCount; previous++) {
        transitionInto[next][previous] = penalty(scheme, tags.get(previous), tags.get(next));
      }
    }
  }

  /**
   * A decoder for a model.
   *
   * @param labels the model's labels in the order of its output
   */
  public static TagDecoder of(List<String> labels, TagScheme scheme, Decoding decoding) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("A decoder needs at least one label (got none)");
    }
    return new TagDecoder(
        labels.stream().map(label -> Tag.parse(label, scheme)).toList(), scheme, decoding);
  }

  private static double penalty(TagScheme scheme, Tag previous, Tag next) {
    return scheme.allows(previous, next) ? 0 : ILLEGAL;
  }

  /**
   * Index of the chosen label for each token.
   *
   * @param probabilities one row per token, one column per label, in [0,1]
   * @throws IllegalArgumentException if a row does not have one column per label
   */
  public int[] decode(float[][] probabilities) {
    for (int token = 0; token < probabilities.length; token++) {
      if (probabilities[token].length != labelCount) {
        throw new IllegalArgumentException(
            "Row of token "
                + token
                + " must hold one probability per label, "
                + labelCount
                + " (got "
                + probabilities[token].length
                + ")");
      }
    }
    int[] best = argmax(probabilities);
    // No sequence is more probable than the best of each token; where it is legal, as in most
    // sentences, the search over all of them would find it again.
    return decoding == Decoding.ARGMAX || isLegal(best) ? best : viterbi(probabilities);
  }

  /**
   * How sure the model is of a token's concept, in [0,1]: the probability of all its tags together.
   * That of one tag alone would tell nothing where decoding turned {@code I-X} into {@code B-X}.
   *
   * @param probabilities the token's row
   * @param tag index of the chosen tag
   */
  public float confidence(float[] probabilities, int tag) {
    float sum = 0;
    for (int same : sameConcept[tag]) {
      sum += probabilities[same];
    }
    return Math.min(1, sum);
  }

  private int[] argmax(float[][] probabilities) {
    int[] best = new int[probabilities.length];
    for (int token = 0; token < best.length; token++) {
      for (int label = 1; label < labelCount; label++) {
        if (probabilities[token][label] > probabilities[token][best[token]]) {
          best[token] = label;
        }
      }
    }
    return best;
  }

  private boolean isLegal(int[] path) {
    if (path.length == 0) {
      return true;
    }
    double penalty = start[path[0]] + end[path[path.length - 1]];
    for (int token = 1; token < path.length; token++) {
      penalty += transitionInto[path[token]][path[token - 1]];
    }
    return penalty == 0;
  }

  private int[] viterbi(float[][] probabilities) {
    short[][] cameFrom = new short[probabilities.length][labelCount];
    double[] scores = new double[labelCount];
    for (int label = 0; label < labelCount; label++) {
      scores[label] = start[label] + log(probabilities[0][label]);
    }
    double[] nextScores = new double[labelCount];
    for (int token = 1; token < probabilities.length; token++) {
      for (int label = 0; label < labelCount; label++) {
        int best = bestPrevious(scores, transitionInto[label]);
        cameFrom[token][label] = (short) best;
        nextScores[label] =
            scores[best] + transitionInto[label][best] + log(probabilities[token][label]);
      }
      double[] swap = scores;
      scores = nextScores;
      nextScores = swap;
    }
    return traceBack(cameFrom, bestPrevious(scores, end));
  }

  private int bestPrevious(double[] scores, double[] penalties) {
    int best = 0;
    for (int previous = 1; previous < labelCount; previous++) {
      if (scores[previous] + penalties[previous] > scores[best] + penalties[best]) {
        best = previous;
      }
    }
    return best;
  }

  private static int[] traceBack(short[][] cameFrom, int last) {
    int[] path = new int[cameFrom.length];
    path[path.length - 1] = last;
    for (int token = path.length - 1; token > 0; token--) {
      path[token - 1] = cameFrom[token][path[token]];
    }
    return path;
  }

  private static double log(float probability) {
    return Math.log(Math.max(probability, SMALLEST_PROBABILITY));
  }
}
