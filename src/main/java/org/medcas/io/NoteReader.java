package org.medcas.io;

import java.io.IOException;
import java.io.InputStream;
import org.apache.uima.collection.CollectionException;
import org.apache.uima.fit.descriptor.MimeTypeCapability;
import org.apache.uima.fit.descriptor.ResourceMetaData;
import org.apache.uima.fit.descriptor.TypeCapability;
import org.apache.uima.jcas.JCas;
import org.dkpro.core.api.io.JCasResourceCollectionReader_ImplBase;
import org.medcas.text.StrictUtf8;

/**
 * Reads notes as UTF-8 text, each file a document, exactly as they stand. Which files is set by
 * DKPro's parameters ({@code sourceLocation}, {@code patterns}, {@code language}). A file that is
 * no UTF-8 is an exception that names it and its first wrong byte; asked for more, the reader goes
 * on with the next file.
 */
@ResourceMetaData(
    name = "Note reader",
    description = "Reads notes as UTF-8 text, and names a file that is none.")
@MimeTypeCapability("text/plain")
@TypeCapability(outputs = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")
public final class NoteReader extends JCasResourceCollectionReader_ImplBase {

  @Override
  public void getNext(JCas jcas) throws IOException, CollectionException {
    Resource file = nextFile();
    initCas(jcas, file);
    try (InputStream bytes = file.getInputStream()) {
      jcas.setDocumentText(StrictUtf8.decode(bytes.readAllBytes()));
    } catch (IOException fault) {
      throw new IOException("Document [" + file.getPath() + "]: " + fault.getMessage(), fault);
    }
  }
}
