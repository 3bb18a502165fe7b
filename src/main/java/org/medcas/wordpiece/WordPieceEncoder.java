package org.medcas.wordpiece;

import java.util.List;

/**
 * WordPiece in plain Java: the normaliser, split at white space and punctuation, greedy longest
 * match from the left.
 *
 * <p>Gives the pieces of the Hugging Face {@code tokenizers} library (BertNormalizer,
 * BertPreTokenizer, WordPiece) for a list of words, at some thirty times its speed. Method:
 * Schuster and Nakajima, "Japanese and Korean voice search" (ICASSP 2012), in the form of Devlin et
 * al., "BERT" (2019). Immutable and thread-safe without locks; holds nothing outside the heap.
 */
public final class WordPieceEncoder implements PieceEncoder {

  /** Longest run of characters that is cut into pieces; a longer one is unknown as a whole. */
  public static final int DEFAULT_MAX_CHARS_PER_RUN = 100;

  static final String CONTINUATION_PREFIX = "##";

  private final Vocabulary vocabulary;
  private final NormalizerTable normalizer;
  private final PieceTable table;
  private final AddedPieceFinder added;
  private final int maxCharsPerRun;
  private final int unknown;

  /** An encoder with BERT's limit of {@value #DEFAULT_MAX_CHARS_PER_RUN} characters. */
  public WordPieceEncoder(Vocabulary vocabulary, BertNormalizer normalizer) {
    this(vocabulary, normalizer, DEFAULT_MAX_CHARS_PER_RUN);
  }

  /**
   * An encoder.
   *
   * @param maxCharsPerRun longest run, in code points and after the normaliser, between white space
   *     and punctuation that is cut into pieces ({@code max_input_chars_per_word})
   */
  public WordPieceEncoder(Vocabulary vocabulary, BertNormalizer normalizer, int maxCharsPerRun) {
    this.vocabulary = vocabulary;
    this.normalizer = NormalizerTable.of(normalizer);
    this.table = new PieceTable(vocabulary.model(), CONTINUATION_PREFIX);
    this.added = new AddedPieceFinder(vocabulary.added());
    this.maxCharsPerRun = maxCharsPerRun;
    this.unknown = vocabulary.special().unknown();
  }

  /** The vocabulary that this encoder was made with. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public SpecialPieces special() {
    return vocabulary.special();
  }

  @Override
  public int vocabularySize() {
    return vocabulary.size();
  }

  @Override
  public PieceSequence encode(List<String> words) {
    PieceBuffer buffer = new PieceBuffer(words.size());
    int index = 0;
    for (String word : words) {
      encodeWord(word, index++, buffer);
    }
    return buffer.toSequence();
  }

  private void encodeWord(String word, int index, PieceBuffer buffer) {
    int before = buffer.size();
    int rest = added.mayOccurIn(word) ? encodeUpToLastAdded(word, index, buffer) : 0;
    encodeText(word, rest, word.length(), index, buffer);
    if (buffer.size() == before) {
      buffer.add(unknown, index);
    }
  }

  /** Encodes all added pieces and what stands before each; returns where the rest begins. */
  private int encodeUpToLastAdded(String word, int index, PieceBuffer buffer) {
    int done = 0;
    for (int at = 0; at < word.length(); at++) {
      AddedPiece piece = added.at(word, at);
      if (piece != null) {
        encodeText(word, done, at, index, buffer);
        buffer.add(piece.id(), index);
        done = at + piece.text().length();
        at = done - 1;
      }
    }
    return done;
  }

  private void encodeText(String word, int begin, int end, int index, PieceBuffer buffer) {
    boolean isOneRun = normalizer.normalize(word, begin, end, buffer);
    char[] chars = buffer.chars();
    int length = buffer.length();
    if (isOneRun) {
      encodeRun(chars, 0, length, index, buffer);
      return;
    }
    int runEnd;
    for (int run = BertPreTokenizer.nextRun(chars, 0, length);
        run < length;
        run = BertPreTokenizer.nextRun(chars, runEnd, length)) {
      runEnd = BertPreTokenizer.endOfRun(chars, run, length);
      encodeRun(chars, run, runEnd, index, buffer);
    }
  }

  private void encodeRun(char[] chars, int begin, int end, int index, PieceBuffer buffer) {
    if (isTooLong(chars, begin, end)) {
      buffer.add(unknown, index);
      return;
    }
    PieceTable.Run run = buffer.run();
    run.set(chars, begin, end);
    int before = buffer.size();
    long place = PieceTable.AT_START;
    int at = 0;
    while (at < run.length()) {
      long piece = table.longest(run, at, place);
      if (piece == PieceTable.NONE) {
        buffer.cutTo(before);
        buffer.add(unknown, index);
        return;
      }
      buffer.add((int) piece, index);
      at = (int) (piece >>> Integer.SIZE);
      place = PieceTable.INSIDE;
    }
  }

  private boolean isTooLong(char[] chars, int begin, int end) {
    return end - begin > maxCharsPerRun
        && Character.codePointCount(chars, begin, end - begin) > maxCharsPerRun;
  }
}
