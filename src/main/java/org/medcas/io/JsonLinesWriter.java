package org.medcas.io;

import com.google.gson.stream.JsonWriter;
import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.descriptor.ConfigurationParameter;
import org.apache.uima.fit.descriptor.MimeTypeCapability;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.fit.util.CasUtil;
import org.apache.uima.jcas.JCas;
import org.medcas.text.Surrogates;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.ProcessingReport;

/**
 * Writes each document as one line of JSON: {@code document, length, model, sentences
 * [[begin,end]], concepts [{begin, end, text, label, type, confidence}]}. Offsets are UTF-16 and
 * half-open, {@code length} is the number of UTF-16 units of the text. Half a surrogate pair is
 * written as an escape.
 */
@ResourceMetaData(
    name = "JSON lines writer",
    description = "Writes each document with its sentences and concepts as one line of JSON.")
@MimeTypeCapability("application/x-ndjson")
@TypeCapability(
    inputs = {
      DocumentMetaData._TypeName,
      Sentence._TypeName,
      ClinicalConcept._TypeName,
      ProcessingReport._TypeName
    })
public final class JsonLinesWriter extends DocumentWriter {

  /** Full name of the sentence type. A type that the CAS does not know fails the document. */
  public static final String PARAM_SENTENCE_TYPE = "sentenceType";

  /** DKPro's sentence. */
  public static final String DEFAULT_SENTENCE_TYPE =
      "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence";

  @ConfigurationParameter(name = PARAM_SENTENCE_TYPE, defaultValue = DEFAULT_SENTENCE_TYPE)
  private String sentenceType;

  @Override
  String extension() {
    return ".jsonl";
  }

  @Override
  void write(JCas jcas, OutputStream out) throws IOException {
    String line =
        Surrogates.mapLone(line(jcas), half -> String.format(Locale.ROOT, "\\u%04x", (int) half));
    out.write((line + '\n').getBytes(StandardCharsets.UTF_8));
  }

  private String line(JCas jcas) throws IOException {
    StringWriter line = new StringWriter();
    JsonWriter json = new JsonWriter(line);
    json.setHtmlSafe(false);
    json.beginObject();
    json.name("document").value(DocumentNames.of(jcas));
    json.name("length").value(Objects.requireNonNullElse(jcas.getDocumentText(), "").length());
    json.name("model").value(models(jcas));
    json.name("sentences").beginArray();
    Type type = CasUtil.getAnnotationType(jcas.getCas(), sentenceType);
    for (AnnotationFS sentence : CasUtil.select(jcas.getCas(), type)) {
      json.beginArray().value(sentence.getBegin()).value(sentence.getEnd()).endArray();
    }
    json.endArray().name("concepts").beginArray();
    for (ConceptRow row : ConceptRow.of(jcas)) {
      write(row, json);
    }
    json.endArray().endObject().flush();
    return line.toString();
  }

  private static void write(ConceptRow row, JsonWriter json) throws IOException {
    json.beginObject();
    json.name("begin").value(row.span().begin()).name("end").value(row.span().end());
    json.name("text").value(row.text()).name("label").value(row.label());
    json.name("type").value(row.type());
    // four decimals: enough to compare, short enough to read
    json.name("confidence").value(Math.round(row.confidence() * 1e4) / 1e4);
    json.endObject();
  }

  private static String models(JCas jcas) {
    return String.join(
        "+",
        jcas.select(ProcessingReport.class)
            .map(ProcessingReport::getModelId)
            .filter(Objects::nonNull)
            .toList());
  }
}
