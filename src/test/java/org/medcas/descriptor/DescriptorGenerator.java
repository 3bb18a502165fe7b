package org.medcas.descriptor;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.metadata.AnalysisEngineMetaData;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.resource.metadata.Import;
import org.apache.uima.resource.metadata.MetaDataObject;
import org.apache.uima.resource.metadata.ProcessingResourceMetaData;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.resource.metadata.impl.Import_impl;
import org.apache.uima.resource.metadata.impl.TypeSystemDescription_impl;
import org.dkpro.core.io.xmi.XmiWriter;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.CleanedViewMerger;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.annotator.ConceptAnnotator;
import org.medcas.annotator.DocumentCleaner;
import org.medcas.annotator.SentenceAnnotator;
import org.medcas.annotator.TokenAnnotator;
import org.medcas.bridge.CtakesMentionWriter;
import org.medcas.bridge.CtakesSegmentationWriter;
import org.medcas.bridge.NamedEntityFlattener;
import org.medcas.io.BratStandoffWriter;
import org.medcas.io.CsvWriter;
import org.medcas.io.HtmlWriter;
import org.medcas.io.JsonCasWriter;
import org.medcas.io.JsonLinesWriter;
import org.medcas.io.NoteReader;

/**
 * Makes the descriptors under {@code desc/} from the engines' annotations and Javadoc. Types are
 * imported by name, so a descriptor stays small.
 */
final class DescriptorGenerator {

  private static final String PACKAGE = "org.medcas.desc.";

  /** The project's own engines. */
  static final List<Class<? extends AnalysisComponent>> ENGINES =
      List.of(
          SentenceAnnotator.class,
          TokenAnnotator.class,
          DocumentCleaner.class,
          CleanedViewMerger.class,
          BertTagAnnotator.class,
          ConceptAnnotator.class,
          CtakesMentionWriter.class,
          CtakesSegmentationWriter.class,
          NamedEntityFlattener.class,
          HtmlWriter.class,
          CsvWriter.class,
          JsonLinesWriter.class,
          JsonCasWriter.class,
          BratStandoffWriter.class);

  private DescriptorGenerator() {}

  /** Every descriptor: path below {@code desc/} → content. */
  static Map<String, String> all() throws UIMAException, IOException {
    Map<String, String> files = new TreeMap<>();
    for (Class<? extends AnalysisComponent> engine : ENGINES) {
      files.put("engine/" + engine.getSimpleName() + ".xml", xml(describe(engine)));
    }
    // DKPro brings no descriptors, and a CPE needs one of each of its parts
    files.put(
        "engine/XmiWriter.xml",
        xml(
            describe(
                XmiWriter.class,
                XmiWriter.PARAM_OVERWRITE,
                true,
                XmiWriter.PARAM_SANITIZE_ILLEGAL_CHARACTERS,
                true)));
    files.put("reader/NoteReader.xml", xml(reader()));
    files.put("aggregate/" + ClinicalConceptPipeline.NAME + ".xml", xml(aggregate()));
    return files;
  }

  /** Writes every descriptor below {@code folder}. */
  static void write(Path folder) throws UIMAException, IOException {
    for (Map.Entry<String, String> file : all().entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.writeString(target, file.getValue(), StandardCharsets.UTF_8);
    }
  }

  private static AnalysisEngineDescription describe(
      Class<? extends AnalysisComponent> engine, Object... parameters) throws UIMAException {
    AnalysisEngineDescription description =
        AnalysisEngineFactory.createEngineDescription(
            engine, types(), null, null, null, parameters);
    description.getAnalysisEngineMetaData().setFsIndexCollection(null);
    withoutBuildNumbers(description.getAnalysisEngineMetaData());
    return description;
  }

  private static AnalysisEngineDescription aggregate() throws UIMAException {
    AnalysisEngineDescription description = ClinicalConceptPipeline.description();
    Map<String, MetaDataObject> delegates =
        description.getDelegateAnalysisEngineSpecifiersWithImports();
    for (String name : delegates.keySet()) {
      Import byName = new Import_impl();
      byName.setName(PACKAGE + "engine." + name);
      delegates.put(name, byName);
    }
    AnalysisEngineMetaData metaData = description.getAnalysisEngineMetaData();
    metaData.setTypeSystem(null);
    metaData.setTypePriorities(null);
    metaData.setFsIndexCollection(null);
    withoutBuildNumbers(metaData);
    return description;
  }

  private static CollectionReaderDescription reader() throws UIMAException {
    CollectionReaderDescription description =
        CollectionReaderFactory.createReaderDescription(NoteReader.class, types());
    description.getCollectionReaderMetaData().setFsIndexCollection(null);
    withoutBuildNumbers(description.getCollectionReaderMetaData());
    return description;
  }

  /** The version changes with every release; a descriptor should not. */
  private static void withoutBuildNumbers(ProcessingResourceMetaData metaData) {
    metaData.setVersion("1.0");
    metaData.setVendor("medcas");
  }

  private static TypeSystemDescription types() {
    Import byName = new Import_impl();
    byName.setName("org.medcas.typesystem.medcas");
    TypeSystemDescription types = new TypeSystemDescription_impl();
    types.setImports(new Import[] {byName});
    return types;
  }

  /** XML without the blank lines that the JDK's indenting leaves. */
  private static String xml(MetaDataObject description) throws IOException {
    StringWriter out = new StringWriter();
    try {
      description.toXML(out);
    } catch (org.xml.sax.SAXException fault) {
      throw new IOException("A descriptor cannot be written as XML", fault);
    }
    return out.toString().replaceAll("\\R\\s*(?=\\R)", "").strip() + "\n";
  }
}
