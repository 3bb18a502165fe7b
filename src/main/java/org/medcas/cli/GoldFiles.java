package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldFolder;
import org.medcas.corpus.GoldReader;
import org.medcas.corpus.LabelledTokens;
import org.medcas.corpus.english.LabelMapping;
import org.medcas.corpus.english.MaccrobatReader;
import org.medcas.io.XmiGoldReader;
import org.medcas.segmentation.SentenceOptions;
import org.medcas.segmentation.SentenceSplitter;
import org.medcas.tokenization.WordTokenizer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Gold as the training commands take it. */
final class GoldFiles {

  /** MACCROBAT comes as JSON lines, and its entity types are mapped to the 32 labels. */
  private static final Map<String, GoldReader> FURTHER_KINDS =
      Map.of(
          "xmi",
          new XmiGoldReader(),
          "jsonl",
          (file, id) -> new MaccrobatReader(file, LabelMapping.load()).read());

  private GoldFiles() {}

  /** Reads a folder, tells its faults, and refuses one without a single document. */
  static GoldCorpus read(Path folder, CommandSpec command) throws IOException {
    GoldCorpus corpus = new GoldFolder(folder, FURTHER_KINDS).read();
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
