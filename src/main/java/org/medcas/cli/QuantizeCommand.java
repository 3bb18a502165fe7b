package org.medcas.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.LabelledSentence;
import org.medcas.corpus.LabelledTokens;
import org.medcas.corpus.PartialLabels;
import org.medcas.train.data.TrainingExample;
import org.medcas.train.export.BundleQuantizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medcas quantize}: an int8 bundle of a 32-bit one. Needs no training libraries. */
@Command(
    name = "quantize",
    mixinStandardHelpOptions = true,
    description = {
      "Makes an int8 bundle of a 32-bit one: a quarter of the size, about twice the speed.",
      "MODEL may be a Hugging Face (optimum) export of a token classifier as it is.",
      "Refuses a result that labels too many words of the text otherwise."
    })
final class QuantizeCommand implements Callable<Integer> {

  private static final double BYTES_PER_MB = 1e6;

  @Parameters(index = "0", paramLabel = "MODEL", description = "Folder with the 32-bit model.")
  private Path model;

  @Parameters(index = "1", paramLabel = "BUNDLE", description = "Folder for the int8 bundle.")
  private Path bundle;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "INPUT",
      description = "Text file, or folder of .txt, on which both are compared; repeatable.")
  private List<String> texts;

  @Option(
      names = "--float-embeddings",
      description = "Leave the word table in floats: larger, a little closer to the original.")
  private boolean floatEmbeddings;

  @Option(
      names = "--language",
      defaultValue = "en",
      description = "Language of the text for cutting sentences (default ${DEFAULT-VALUE}).")
  private String language;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    BundleQuantizer.Result result =
        BundleQuantizer.quantize(model, bundle, !floatEmbeddings, sentences());
    spec.commandLine()
        .getOut()
        .println(
            Texts.format(
                "Bundle written to %s: %d products in 8 bits, %.1f MB instead of %.1f MB,"
                    + " %.2f %% of %,d words labelled alike",
                bundle,
                result.products(),
                result.bytes() / BYTES_PER_MB,
                result.bytesBefore() / BYTES_PER_MB,
                100 * result.agreement().tagShare(),
                result.agreement().words()));
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private List<TrainingExample> sentences() throws IOException {
    LabelledTokens tagger = GoldFiles.tagger(language);
    List<TrainingExample> sentences = new ArrayList<>();
    for (Note note : new NoteFinder("*.txt").find(texts)) {
      GoldDocument document = GoldDocument.of(note.id(), note.source().read(), List.of());
      for (LabelledSentence sentence : tagger.label(document, PartialLabels.all()).sentences()) {
        List<String> words = sentence.words(document.text());
        sentences.add(
            new TrainingExample(
                words, words.stream().map(word -> TrainingExample.UNKNOWN).toList()));
      }
    }
    if (sentences.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "no sentence in --text " + texts);
    }
    return sentences;
  }
}
