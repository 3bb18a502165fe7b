package org.medcas.corpus.english;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.medcas.corpus.CodePointOffsets;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFault;
import org.medcas.corpus.GoldSource;
import org.medcas.corpus.GoldText;
import org.medcas.corpus.PartialLabels;
import org.medcas.text.Span;

/**
 * Eligibility criteria of trials (Tseo et al. 2020, facebookresearch/Clinical-Trial-Parser,
 * Apache-2.0): one lower-cased criterion a line, {@code start:end:label,…}, tab, text; offsets in
 * code points from 1, end exclusive. A line that breaks this is a fault, and the others go on.
 */
public final class TrialCriteriaReader implements GoldSource {

  private static final String SOURCE = "trial-criteria";
  private static final String ALLERGEN = "allergy_name";
  private static final Pattern MARK = Pattern.compile("(\\d{1,6}):(\\d{1,6}):(\\w+)");
  private static final Pattern ALLERGY = Pattern.compile("allerg|hypersensitiv|intoleran|anaphyla");

  private final Path file;
  private final LabelMapping mapping;

  /** A reader of one file, gzip or plain. */
  public TrialCriteriaReader(Path file, LabelMapping mapping) {
    this.file = file;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public PartialLabels coverage() {
    return mapping.coverage(SOURCE);
  }

  @Override
  public GoldCorpus read() throws IOException {
    return GoldText.readText(file, name(), this::parse);
  }

  GoldCorpus parse(String content) {
    List<GoldDocument> documents = new ArrayList<>();
    List<GoldFault> faults = new ArrayList<>();
    int number = 0;
    for (String line : content.split("\n", -1)) {
      number++;
      String[] columns = line.split("\t", -1);
      if (columns.length > 1) {
        documents.add(document(columns[0], columns[1], number, faults));
      } else if (!line.isBlank()) {
        faults.add(fault(number, "Expected marks, tab, text"));
      }
    }
    return new GoldCorpus(documents, faults);
  }

  private GoldDocument document(String marks, String text, int number, List<GoldFault> faults) {
    CodePointOffsets offsets = new CodePointOffsets(text);
    SpanChoice choice = new SpanChoice(text);
    for (String mark : marks.split(",", -1)) {
      Matcher matcher = MARK.matcher(mark);
      int begin = matcher.matches() ? offsets.utf16(Integer.parseInt(matcher.group(1)) - 1) : -1;
      int end = begin >= 0 ? offsets.utf16(Integer.parseInt(matcher.group(2)) - 1) : -1;
      if (begin >= 0 && end > begin) {
        add(new Span(begin, end), matcher.group(3), text, choice);
      } else if (!mark.isBlank()) {
        faults.add(fault(number, "Expected start:end:label inside the text; left out"));
      }
    }
    return choice.choose(name() + "/" + number);
  }

  private void add(Span span, String type, String text, SpanChoice choice) {
    boolean isDoubtful =
        type.equals(ALLERGEN) && !ALLERGY.matcher(text.substring(0, span.begin())).find();
    if (!isDoubtful) {
      choice.add(span, mapping.label(SOURCE, type, span.coveredText(text)), 0);
    }
  }

  private GoldFault fault(int line, String message) {
    return new GoldFault(name(), line, 0, GoldFault.Kind.IGNORED, message);
  }
}
