package org.medcas.wordpiece;

class WordPieceEncoderContractTest extends PieceEncoderContract {

  @Override
  PieceEncoder open() {
    return new WordPieceEncoder(
        Vocabulary.of(alphabet("koorts", "##scan", "pati", "##ënt")), BertNormalizer.cased());
  }
}
