package org.medcas.corpus.english;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.medcas.corpus.ConllFormat;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSource;
import org.medcas.corpus.GoldSpan;
import org.medcas.corpus.GoldText;
import org.medcas.corpus.PartialLabels;
import org.medcas.text.Span;

/**
 * Sets in IOB2 columns: BC5CDR (Li et al. 2016) and NCBI Disease (Doğan et al. 2014) in the form of
 * cambridgeltl/MTL-Bioinformatics-2016 (CC BY 4.0), and MultiCardioNER (Lima-López et al. 2024, CC
 * BY 4.0). The blanks around punctuation are taken out where running text has none.
 */
public final class ColumnReader implements GoldSource {

  private final DataSet set;
  private final Path file;
  private final LabelMapping mapping;

  /** The sets that this reader knows. */
  public enum DataSet {
    /** A disease beside a chemical may be harm done by it, and stays unknown. */
    BC5CDR("bc5cdr"),
    NCBI("ncbi"),
    /** Its blocks are whole sections: sentences are left to the splitter. */
    MULTICARDIONER("multicardioner");

    private final String source;

    DataSet(String source) {
      this.source = source;
    }
  }

  /** A reader of one file, gzip or plain. */
  public ColumnReader(DataSet set, Path file, LabelMapping mapping) {
    this.set = set;
    this.file = file;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return set.source;
  }

  @Override
  public PartialLabels coverage() {
    return mapping.coverage(set.source);
  }

  @Override
  public GoldCorpus read() throws IOException {
    return GoldText.readText(file, name(), this::parse);
  }

  GoldCorpus parse(String content) {
    GoldCorpus corpus = ConllFormat.parse(name(), content);
    List<GoldDocument> documents =
        corpus.documents().stream().map(Detokenizer::join).map(this::map).toList();
    return new GoldCorpus(documents, corpus.faults());
  }

  private GoldDocument map(GoldDocument document) {
    SpanChoice choice = new SpanChoice(document.text());
    Set<Span> withChemical = sentencesWithChemical(document);
    int sentence = 0;
    for (GoldSpan span : document.spans()) {
      while (document.sentences().get(sentence).end() <= span.begin()) {
        sentence++;
      }
      boolean isDoubtful =
          set == DataSet.BC5CDR
              && span.label().equals("Disease")
              && withChemical.contains(document.sentences().get(sentence));
      String words = span.span().coveredText(document.text());
      choice.add(
          span.span(),
          isDoubtful ? LabelMapping.UNKNOWN : mapping.label(set.source, span.label(), words),
          0);
    }
    GoldDocument mapped = choice.choose(document.id());
    return set == DataSet.MULTICARDIONER ? mapped : mapped.withSentences(document.sentences());
  }

  private static Set<Span> sentencesWithChemical(GoldDocument document) {
    Set<Span> sentences = new HashSet<>();
    int sentence = 0;
    for (GoldSpan span : document.spans()) {
      while (document.sentences().get(sentence).end() <= span.begin()) {
        sentence++;
      }
      if (span.label().equals("Chemical")) {
        sentences.add(document.sentences().get(sentence));
      }
    }
    return sentences;
  }
}
