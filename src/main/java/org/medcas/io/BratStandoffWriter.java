package org.medcas.io;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.medcas.corpus.BratFormat;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldSpan;
import org.medcas.text.Surrogates;
import org.medcas.types.ClinicalConcept;

/**
 * Writes each document as brat stand-off: the text, and beside it its concepts under their labels.
 * Unlike DKPro's writer it counts code points, as brat does, so that an emoji shifts nothing, and
 * splits a concept that runs over a line end into the pieces brat wants. Of concepts that overlap
 * the first is written.
 */
@ResourceMetaData(
    name = "brat stand-off writer",
    description = "Writes each document as text with its concepts in brat's stand-off form.")
@TypeCapability(inputs = {DocumentMetaData._TypeName, ClinicalConcept._TypeName})
public final class BratStandoffWriter extends DocumentWriter {

  @Override
  String extension() {
    return BratFormat.ANNOTATIONS;
  }

  @Override
  void write(JCas jcas, OutputStream out) throws IOException {
    String text = Objects.requireNonNullElse(jcas.getDocumentText(), "");
    String writable = Surrogates.replaceLone(text);
    try (OutputStream textFile = getOutputStream(jcas, ".txt")) {
      textFile.write(writable.getBytes(StandardCharsets.UTF_8));
    }
    GoldDocument document = GoldDocument.of(DocumentNames.of(jcas), writable, spans(jcas));
    out.write(BratFormat.writeAnnotations(document).getBytes(StandardCharsets.UTF_8));
  }

  private static List<GoldSpan> spans(JCas jcas) {
    List<GoldSpan> spans = new ArrayList<>();
    int end = 0;
    for (ConceptRow row : ConceptRow.of(jcas)) {
      if (row.span().begin() >= end) {
        spans.add(new GoldSpan(row.span(), row.label()));
        end = row.span().end();
      }
    }
    return spans;
  }
}
