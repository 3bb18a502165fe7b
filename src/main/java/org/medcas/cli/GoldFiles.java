package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldFolder;
import org.medcas.corpus.LabelledTokens;
import org.medcas.io.XmiGoldReader;
import org.medcas.segmentation.SentenceOptions;
import org.medcas.segmentation.SentenceSplitter;
import org.medcas.tokenization.WordTokenizer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Gold as the training commands take it. */
final class GoldFiles {

  private GoldFiles() {}

  /** Reads a folder, tells its faults, and refuses one without a single document. */
  static GoldCorpus read(Path folder, CommandSpec command) throws IOException {
    GoldCorpus corpus = new GoldFolder(folder, Map.of("xmi", new XmiGoldReader())).read();
    corpus.faults().forEach(fault -> command.commandLine().getErr().println(fault));
    if (corpus.documents().isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "no gold document can be read in [" + folder + "]");
    }
    return corpus;
  }

  /** Sentences and tokens as the annotators will cut them. */
  static LabelledTokens tagger(String language) {
    SentenceSplitter splitter = new SentenceSplitter(SentenceOptions.defaults(language));
    WordTokenizer tokenizer = new WordTokenizer();
    return new LabelledTokens(
        splitter::split, (text, sentence) -> tokenizer.tokenize(text, sentence).tokens());
  }
}
