package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldFault;
import org.medcas.corpus.GoldFolder;
import org.medcas.corpus.GoldReader;
import org.medcas.corpus.LabelledTokens;
import org.medcas.corpus.english.LabelMapping;
import org.medcas.corpus.english.MaccrobatReader;
import org.medcas.segmentation.SentenceOptions;
import org.medcas.segmentation.SentenceSplitter;
import org.medcas.tokenization.WordTokenizer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Gold as the training commands take it. */
final class GoldFiles {

  private static final int FAULTS_NAMED = 20;

  private GoldFiles() {}

  /** Reads a folder, tells its faults, and refuses one without a single document. */
  static GoldCorpus read(Path folder, CommandSpec command) throws IOException {
    return read(folder, new GoldLayers(), command);
  }

  /** Reads a folder whose XMI files have their labels in these layers. */
  static GoldCorpus read(Path folder, GoldLayers layers, CommandSpec command) throws IOException {
    return told(corpus(folder, layers), folder, command);
  }

  /** MACCROBAT comes as JSON lines, and its entity types are mapped to the 32 labels. */
  private static GoldCorpus corpus(Path folder, GoldLayers layers) throws IOException {
    Map<String, GoldReader> furtherKinds =
        Map.of(
            "xmi",
            layers.reader(),
            "jsonl",
            (file, id) -> new MaccrobatReader(file, LabelMapping.load()).read());
    return new GoldFolder(folder, furtherKinds).read();
  }

  private static GoldCorpus told(GoldCorpus corpus, Path folder, CommandSpec command) {
    corpus.faults().forEach(fault -> command.commandLine().getErr().println(fault));
    if (corpus.documents().isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "no gold document can be read in [" + folder + "]");
    }
    return corpus;
  }

  /**
   * Reads a folder of which every document must be sound, because what is learned from half of it
   * would pass for the whole.
   *
   * @throws IOException naming every fault with its file and line
   */
  static GoldCorpus readWhole(Path folder, GoldLayers layers, CommandSpec command)
      throws IOException {
    GoldCorpus corpus = corpus(folder, layers);
    refuse(corpus, "Gold has faults [" + folder + "]");
    return told(corpus, folder, command);
  }

  /**
   * Refuses labels outside {@code allowed}.
   *
   * @throws IOException naming every such span with its file and line
   */
  static void requireLabels(GoldCorpus corpus, Set<String> allowed, String what)
      throws IOException {
    refuse(new GoldCorpus(corpus.documents(), List.of()).restrictedTo(allowed), what);
  }

  private static void refuse(GoldCorpus corpus, String what) throws IOException {
    List<GoldFault> faults = corpus.fatalFaults();
    if (faults.isEmpty()) {
      return;
    }
    String list =
        faults.stream()
            .limit(FAULTS_NAMED)
            .map(GoldFault::toString)
            .collect(Collectors.joining("; "));
    int more = Math.max(0, faults.size() - FAULTS_NAMED);
    throw new IOException(what + ": " + list + (more > 0 ? "; and " + more + " more" : ""));
  }

  /** Sentences and tokens as the annotators will cut them. */
  static LabelledTokens tagger(String language) {
    SentenceSplitter splitter = new SentenceSplitter(SentenceOptions.defaults(language));
    WordTokenizer tokenizer = new WordTokenizer();
    return new LabelledTokens(
        splitter::split, (text, sentence) -> tokenizer.tokenize(text, sentence).tokens());
  }
}
