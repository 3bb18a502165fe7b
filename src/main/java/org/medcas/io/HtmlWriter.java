package org.medcas.io;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.uima.fit.descriptor.MimeTypeCapability;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.medcas.types.ClinicalConcept;

/** Writes each document as a self-contained page with its concepts highlighted. */
@ResourceMetaData(
    name = "Highlighted page writer",
    description = "Writes each document as a self-contained page with its concepts highlighted.")
@MimeTypeCapability("text/html")
@TypeCapability(inputs = {DocumentMetaData._TypeName, ClinicalConcept._TypeName})
public final class HtmlWriter extends DocumentWriter {

  @Override
  String extension() {
    return ".html";
  }

  @Override
  void write(JCas jcas, OutputStream out) throws IOException {
    String text = Objects.requireNonNullElse(jcas.getDocumentText(), "");
    String language = Objects.requireNonNullElse(jcas.getDocumentLanguage(), "und");
    HtmlPage page = new HtmlPage(DocumentNames.of(jcas), language, text, ConceptRow.of(jcas));
    out.write(page.render().getBytes(StandardCharsets.UTF_8));
  }
}
