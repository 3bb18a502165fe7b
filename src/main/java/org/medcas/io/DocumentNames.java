package org.medcas.io;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.util.Optional;
import org.apache.uima.jcas.JCas;

/** What a document is called in tables, pages and messages. */
final class DocumentNames {

  private DocumentNames() {}

  /** The document's id, else its title, else {@code document}. */
  static String of(JCas jcas) {
    Optional<DocumentMetaData> metaData = jcas.select(DocumentMetaData.class).findFirst();
    return metaData
        .map(DocumentMetaData::getDocumentId)
        .or(() -> metaData.map(DocumentMetaData::getDocumentTitle))
        .orElse("document");
  }
}
