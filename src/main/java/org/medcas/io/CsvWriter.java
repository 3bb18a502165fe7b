package org.medcas.io;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.uima.fit.descriptor.MimeTypeCapability;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.medcas.text.Surrogates;
import org.medcas.types.ClinicalConcept;

/**
 * Writes the concepts of each document as a table (RFC 4180, with a heading): document, begin, end,
 * chunk, ner_label, type, confidence. Offsets are UTF-16 and half-open; half a surrogate pair in a
 * chunk is written as U+FFFD.
 */
@ResourceMetaData(
    name = "Concept table writer",
    description = "Writes the concepts of each document as a comma-separated table.")
@MimeTypeCapability("text/csv")
@TypeCapability(inputs = {DocumentMetaData._TypeName, ClinicalConcept._TypeName})
public final class CsvWriter extends DocumentWriter {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("document", "begin", "end", "chunk", "ner_label", "type", "confidence")
          .get();

  @Override
  String extension() {
    return ".csv";
  }

  @Override
  void write(JCas jcas, OutputStream out) throws IOException {
    CSVPrinter printer =
        new CSVPrinter(new OutputStreamWriter(out, StandardCharsets.UTF_8), FORMAT);
    for (ConceptRow row : ConceptRow.of(jcas)) {
      printer.printRecord(
          DocumentNames.of(jcas),
          row.span().begin(),
          row.span().end(),
          Surrogates.replaceLone(row.text()),
          row.label(),
          row.type(),
          String.format(Locale.ROOT, "%.4f", row.confidence()));
    }
    printer.flush();
  }
}
