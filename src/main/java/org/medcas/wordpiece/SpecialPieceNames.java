package org.medcas.wordpiece;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How a vocabulary spells its special pieces: for each role the possible names, best first.
 *
 * @param padding names of the piece that fills a batch
 * @param unknown names of the piece for what cannot be spelt
 * @param start names of the piece before the words
 * @param end names of the piece after the words
 * @param mask names of the piece that hides another
 */
record SpecialPieceNames(
    List<String> padding,
    List<String> unknown,
    List<String> start,
    List<String> end,
    List<String> mask) {

  /** The names that BERT gave them. */
  static final SpecialPieceNames BERT =
      new SpecialPieceNames(
          List.of("[PAD]"),
          List.of("[UNK]"),
          List.of("[CLS]"),
          List.of("[SEP]"),
          List.of("[MASK]"));

  /** The names of BERT, RoBERTa and their kin, for a tokenizer that does not say its own. */
  static final SpecialPieceNames USUAL =
      new SpecialPieceNames(
          List.of("[PAD]", "<pad>"),
          List.of("[UNK]", "<unk>"),
          List.of("[CLS]", "<s>"),
          List.of("[SEP]", "</s>"),
          List.of("[MASK]", "<mask>"));

  /** The best name of each role, in BERT's order. */
  List<String> all() {
    return List.of(padding.get(0), unknown.get(0), start.get(0), end.get(0), mask.get(0));
  }

  /**
   * Looks the names up.
   *
   * @throws IllegalArgumentException if unknown, start or end has no piece
   */
  SpecialPieces find(Function<String, OptionalInt> ids) {
    return new SpecialPieces(
        Math.max(0, first(padding, ids)),
        required("unknown", unknown, ids),
        required("start", start, ids),
        required("end", end, ids),
        first(mask, ids));
  }

  private static int required(String role, List<String> names, Function<String, OptionalInt> ids) {
    int id = first(names, ids);
    if (id == SpecialPieces.ABSENT) {
      throw new IllegalArgumentException(
          "Vocabulary has no piece for the role '"
              + role
              + "'; expected one of "
              + names
              + "; name another in tokenizer_config.json");
    }
    return id;
  }

  private static int first(List<String> names, Function<String, OptionalInt> ids) {
    return names.stream()
        .map(ids)
        .flatMapToInt(OptionalInt::stream)
        .findFirst()
        .orElse(SpecialPieces.ABSENT);
  }
}
