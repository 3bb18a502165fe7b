package org.medcas.cli;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;

import java.nio.file.Path;
import java.util.List;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.resource.ResourceInitializationException;
import org.dkpro.core.api.io.JCasFileWriter_ImplBase;
import org.dkpro.core.io.conll.Conll2002Writer;
import org.dkpro.core.io.xmi.XmiWriter;
import org.medcas.io.BratStandoffWriter;
import org.medcas.io.CsvWriter;
import org.medcas.io.HtmlWriter;
import org.medcas.io.JsonCasWriter;
import org.medcas.io.JsonLinesWriter;

/** What results can be written as. */
enum OutputFormat {
  xmi(XmiWriter.class, ".xmi") {
    @Override
    AnalysisEngineDescription engine(Path folder) throws ResourceInitializationException {
      return createEngineDescription(
          XmiWriter.class,
          XmiWriter.PARAM_TARGET_LOCATION,
          folder.toString(),
          XmiWriter.PARAM_OVERWRITE,
          true,
          XmiWriter.PARAM_SANITIZE_ILLEGAL_CHARACTERS,
          true);
    }
  },
  jsonl(JsonLinesWriter.class, ".jsonl"),
  csv(CsvWriter.class, ".csv"),
  conll(Conll2002Writer.class, ".conll"),
  brat(BratStandoffWriter.class, ".ann", ".txt"),
  html(HtmlWriter.class, ".html"),
  json(JsonCasWriter.class, ".json");

  private final Class<? extends JCasFileWriter_ImplBase> writer;
  private final List<String> extensions;

  OutputFormat(Class<? extends JCasFileWriter_ImplBase> writer, String... extensions) {
    this.writer = writer;
    this.extensions = List.of(extensions);
  }

  /** Extensions of the files that one document becomes; the first one is written last. */
  List<String> extensions() {
    return extensions;
  }

  /** Whether the results of several documents may follow one another in one stream. */
  boolean isStreamable() {
    return this == jsonl || this == csv || this == conll;
  }

  /** An engine that writes each document into {@code folder}. */
  AnalysisEngineDescription engine(Path folder) throws ResourceInitializationException {
    return createEngineDescription(
        writer,
        JCasFileWriter_ImplBase.PARAM_TARGET_LOCATION,
        folder.toString(),
        JCasFileWriter_ImplBase.PARAM_OVERWRITE,
        true);
  }
}
