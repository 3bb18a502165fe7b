package org.medcas.corpus.english;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFault;
import org.medcas.corpus.GoldSource;
import org.medcas.corpus.GoldText;
import org.medcas.corpus.PartialLabels;
import org.medcas.text.Span;

/**
 * Section headings of notes in CSV: MTSamples (CogStack/MedCATtutorials, MIT), ACI-Bench (Yim et
 * al. 2023, CC BY 4.0) and MTS-Dialog (Ben Abacha et al. 2023, CC BY 4.0).
 *
 * <p>MTSamples has commas where its notes had line ends; they become line ends again. MTS-Dialog
 * keeps its headings apart from the text, as codes; they are written out and put before it.
 */
public final class SectionHeadingReader implements GoldSource {

  /**
   * A line that is nothing but a heading, or the heading that begins a line and ends in a colon.
   */
  private static final Pattern HEADING =
      Pattern.compile("(?m)^\\s*([A-Z][A-Z][A-Z0-9 /&,'()-]{1,60}[A-Z)])(?=:|\\s*$)");

  private static final Pattern LOST_LINE_END =
      Pattern.compile("(?<=:),\\s*|(?<=[.!?]),\\s*(?=[A-Z0-9])|,(?=[A-Z][A-Z /&-]{2,60}:)");

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("FAM/SOCHX", "FAMILY AND SOCIAL HISTORY"),
          Map.entry("GENHX", "HISTORY OF PRESENT ILLNESS"),
          Map.entry("PASTMEDICALHX", "PAST MEDICAL HISTORY"),
          Map.entry("CC", "CHIEF COMPLAINT"),
          Map.entry("PASTSURGICAL", "PAST SURGICAL HISTORY"),
          Map.entry("ALLERGY", "ALLERGIES"),
          Map.entry("ROS", "REVIEW OF SYSTEMS"),
          Map.entry("EXAM", "PHYSICAL EXAMINATION"),
          Map.entry("EDCOURSE", "EMERGENCY DEPARTMENT COURSE"),
          Map.entry("GYNHX", "GYNECOLOGIC HISTORY"),
          Map.entry("OTHER_HISTORY", "OTHER HISTORY"),
          Map.entry("LABS", "LABORATORY DATA"));

  private final DataSet set;
  private final Path file;
  private final LabelMapping mapping;

  /** The sets that this reader knows. */
  public enum DataSet {
    MTSAMPLES("mtsamples"),
    MTS_DIALOG("mts-dialog"),
    ACI_BENCH("aci-bench");

    private final String source;

    DataSet(String source) {
      this.source = source;
    }

    private String text(CSVRecord row) {
      return switch (this) {
        case MTSAMPLES -> LOST_LINE_END.matcher(row.get("text")).replaceAll("\n");
        case ACI_BENCH -> row.get("note");
        case MTS_DIALOG -> {
          String code = row.get("section_header");
          yield CODES.getOrDefault(code, code) + ":\n" + row.get("section_text");
        }
      };
    }
  }

  /** A reader of one file, gzip or plain. */
  public SectionHeadingReader(DataSet set, Path file, LabelMapping mapping) {
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
    List<GoldDocument> documents = new ArrayList<>();
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows = CSVParser.parse(new StringReader(content), format)) {
      for (CSVRecord row : rows) {
        documents.add(document(name() + "/" + row.getRecordNumber(), set.text(row)));
      }
    } catch (IOException | IllegalArgumentException e) {
      GoldFault fault =
          GoldFault.of(name(), GoldFault.Kind.SYNTAX, "No CSV file with the columns of this set");
      return new GoldCorpus(List.of(), List.of(fault));
    }
    return new GoldCorpus(documents, List.of());
  }

  private GoldDocument document(String id, String text) {
    SpanChoice choice = new SpanChoice(text);
    Matcher heading = HEADING.matcher(text);
    while (heading.find()) {
      Span span = new Span(heading.start(1), heading.end(1));
      choice.add(span, mapping.label(set.source, "heading", heading.group(1)), 0);
    }
    return choice.choose(id);
  }
}
