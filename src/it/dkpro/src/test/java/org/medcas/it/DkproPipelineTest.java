package org.medcas.it;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;
import static org.apache.uima.fit.factory.CollectionReaderFactory.createReaderDescription;
import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.pipeline.SimplePipeline;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.TOP;
import org.dkpro.core.io.brat.BratWriter;
import org.dkpro.core.io.conll.Conll2002Writer;
import org.dkpro.core.io.text.TextReader;
import org.dkpro.core.io.xmi.XmiReader;
import org.dkpro.core.io.xmi.XmiWriter;
import org.dkpro.core.tokit.BreakIteratorSegmenter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.annotator.ConceptAnnotator;

/** DKPro's readers, segmenter and writers around our tagger. */
class DkproPipelineTest {

  private static final String MODEL = System.getProperty("medcas.model");

  @TempDir private Path out;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsAndWritesConceptsAsNamedEntities(boolean dkproSegments) throws Exception {
    // when
    SimplePipeline.runPipeline(
        reader(), dkproSegments ? onDkproSegments() : ownSegments(), xmi("xmi"), conll(), brat());
    // then
    Map<String, List<String>> found = entities("xmi");
    assertThat(found.get("ward.txt"))
        .containsExactly(
            "Problem PROBLEM cough", "Test TEST ECG", "Test TEST CT scan",
            "Treatment TREATMENT Oxygen");
    assertThat(Files.readString(out.resolve("conll/ward.conll")))
        .contains("cough B-PROBLEM", "CT B-TEST", "scan I-TEST", "Oxygen B-TREATMENT");
    assertThat(Files.readString(out.resolve("brat/ward.ann")))
        .contains("Problem 9 14\tcough", "Treatment");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void comesBackFromXmiUnchanged(boolean dkproSegments) throws Exception {
    SimplePipeline.runPipeline(
        reader(), dkproSegments ? onDkproSegments() : ownSegments(), xmi("first"));
    SimplePipeline.runPipeline(
        createReaderDescription(
            XmiReader.class, XmiReader.PARAM_SOURCE_LOCATION, out.resolve("first") + "/*.xmi"),
        xmi("second"));
    assertThat(everything("second")).isEqualTo(everything("first")).hasSize(2);
  }

  // tag::pipeline[]
  private static CollectionReaderDescription reader() throws UIMAException {
    return createReaderDescription(
        TextReader.class,
        TextReader.PARAM_SOURCE_LOCATION, "src/test/resources/notes/*.txt",
        TextReader.PARAM_LANGUAGE, "en");
  }

  private static AnalysisEngineDescription onDkproSegments() throws UIMAException {
    return createEngineDescription(
        createEngineDescription(BreakIteratorSegmenter.class),
        createEngineDescription(
            BertTagAnnotator.class, BertTagAnnotator.PARAM_MODEL_LOCATION, MODEL),
        createEngineDescription(ConceptAnnotator.class));
  }

  private static AnalysisEngineDescription ownSegments() throws UIMAException {
    return ClinicalConceptPipeline.description(
        BertTagAnnotator.PARAM_MODEL_LOCATION, MODEL, BertTagAnnotator.PARAM_LANGUAGE, "en");
  }

  // end::pipeline[]

  // tag::writers[]
  private AnalysisEngineDescription xmi(String folder) throws UIMAException {
    return createEngineDescription(
        XmiWriter.class,
        XmiWriter.PARAM_TARGET_LOCATION, out.resolve(folder).toString(),
        XmiWriter.PARAM_SANITIZE_ILLEGAL_CHARACTERS, true,
        XmiWriter.PARAM_OVERWRITE, true);
  }

  private AnalysisEngineDescription conll() throws UIMAException {
    return createEngineDescription(
        Conll2002Writer.class,
        Conll2002Writer.PARAM_TARGET_LOCATION, out.resolve("conll").toString(),
        Conll2002Writer.PARAM_STRIP_EXTENSION, true,
        Conll2002Writer.PARAM_OVERWRITE, true);
  }

  private AnalysisEngineDescription brat() throws UIMAException {
    return createEngineDescription(
        BratWriter.class,
        BratWriter.PARAM_TARGET_LOCATION, out.resolve("brat").toString(),
        BratWriter.PARAM_STRIP_EXTENSION, true,
        BratWriter.PARAM_SHORT_ATTRIBUTE_NAMES, true,
        BratWriter.PARAM_ENABLE_TYPE_MAPPINGS, true,
        BratWriter.PARAM_TYPE_MAPPINGS, new String[] {"org.medcas.types.(\\w+) -> $1"},
        BratWriter.PARAM_EXCLUDE_TYPES,
            new String[] {
              "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence",
              "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
            },
        BratWriter.PARAM_OVERWRITE, true);
  }

  // end::writers[]

  private Map<String, List<String>> entities(String folder) throws UIMAException {
    return read(
        folder,
        jcas ->
            jcas.select(NamedEntity.class)
                .map(e -> shortName(e) + " " + e.getValue() + " " + e.getCoveredText())
                .toList());
  }

  /** Every feature structure with its plain features, whatever number XMI gave it. */
  private Map<String, List<String>> everything(String folder) throws UIMAException {
    return read(
        folder,
        jcas ->
            jcas.select(TOP.class)
                .map(fs -> shortName(fs) + plainFeatures(fs))
                .sorted()
                .toList());
  }

  private static List<String> plainFeatures(TOP fs) {
    return fs.getType().getFeatures().stream()
        .filter(feature -> feature.getRange().isPrimitive())
        // where the file came from differs, and should
        .filter(feature -> !feature.getShortName().matches(".*(Uri|Id)"))
        .map(feature -> feature.getShortName() + "=" + fs.getFeatureValueAsString(feature))
        .toList();
  }

  private static String shortName(TOP fs) {
    return fs.getType().getShortName();
  }

  private Map<String, List<String>> read(String folder, Function<JCas, List<String>> extractor)
      throws UIMAException {
    Map<String, List<String>> found = new TreeMap<>();
    CollectionReaderDescription reader =
        createReaderDescription(
            XmiReader.class, XmiReader.PARAM_SOURCE_LOCATION, out.resolve(folder) + "/*.xmi");
    for (JCas jcas : SimplePipeline.iteratePipeline(reader, new AnalysisEngineDescription[0])) {
      found.put(DocumentMetaData.get(jcas).getDocumentTitle(), extractor.apply(jcas));
    }
    return found;
  }
}
