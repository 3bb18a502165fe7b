package org.medcas.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.uima.analysis_engine.AnalysisEngineProcessException;
import org.apache.uima.jcas.JCas;
import org.dkpro.core.api.io.JCasFileWriter_ImplBase;

/**
 * Base of the writers that make one file per document. Where it goes and what it is called is set
 * by DKPro's parameters ({@code targetLocation}, {@code overwrite}, {@code stripExtension} …). A
 * name that would lead out of the target folder is refused.
 */
abstract class DocumentWriter extends JCasFileWriter_ImplBase {

  /** Extension of the files, with its dot. */
  abstract String extension();

  /** Writes one document; the stream is closed by the caller. */
  abstract void write(JCas jcas, OutputStream out) throws IOException;

  @Override
  public final void process(JCas jcas) throws AnalysisEngineProcessException {
    String name = DocumentNames.of(jcas);
    try {
      refuseWayOut(getRelativePath(jcas));
      try (OutputStream out = getOutputStream(jcas, extension())) {
        write(jcas, out);
      }
    } catch (IOException fault) {
      throw new AnalysisEngineProcessException(
          new IOException(
              getClass().getSimpleName()
                  + " cannot write document ["
                  + name
                  + "] to ["
                  + getTargetLocation()
                  + "]: "
                  + fault.getMessage(),
              fault));
    }
  }

  private static void refuseWayOut(String relativePath) throws IOException {
    Path path = Path.of(relativePath).normalize();
    if (path.isAbsolute() || path.startsWith("..")) {
      throw new IOException("its name leads out of the target folder; give the document another");
    }
  }
}
