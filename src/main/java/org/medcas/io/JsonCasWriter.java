package org.medcas.io;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.uima.UIMAException;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.descriptor.MimeTypeCapability;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.apache.uima.json.jsoncas2.JsonCas2Serializer;
import org.apache.uima.json.jsoncas2.mode.OffsetConversionMode;
import org.apache.uima.json.jsoncas2.mode.TypeSystemMode;
import org.apache.uima.util.CasCopier;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.TypeSystemUtil;
import org.medcas.text.Surrogates;

/**
 * Writes each document as UIMA JSON CAS, with the types it uses, offsets in UTF-16 units. Half a
 * surrogate pair, which UTF-8 cannot hold, is written as U+FFFD: the offsets stay right.
 */
@ResourceMetaData(
    name = "JSON CAS writer",
    description = "Writes each document as UIMA JSON CAS with the types it uses.")
@MimeTypeCapability("application/json")
@TypeCapability(inputs = DocumentMetaData._TypeName)
public final class JsonCasWriter extends DocumentWriter {

  @Override
  String extension() {
    return ".json";
  }

  @Override
  void write(JCas jcas, OutputStream out) throws IOException {
    JsonCas2Serializer serializer = new JsonCas2Serializer();
    serializer.setOffsetConversionMode(OffsetConversionMode.UTF_16);
    serializer.setTypeSystemMode(TypeSystemMode.MINIMAL);
    serializer.serialize(writable(jcas.getCas()), out);
  }

  private static CAS writable(CAS cas) throws IOException {
    String text = cas.getDocumentText();
    if (text == null || !Surrogates.hasLone(text)) {
      return cas;
    }
    try {
      CAS copy =
          CasCreationUtils.createCas(
              TypeSystemUtil.typeSystem2TypeSystemDescription(cas.getTypeSystem()), null, null);
      copy.setDocumentText(Surrogates.replaceLone(text));
      copy.setDocumentLanguage(cas.getDocumentLanguage());
      new CasCopier(cas, copy).copyCasView(cas, copy, false);
      return copy;
    } catch (UIMAException fault) {
      throw new IOException("the document cannot be copied without its broken characters", fault);
    }
  }
}
