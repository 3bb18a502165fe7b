package org.medcas.annotator;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.cas.CommonArrayFS;
import org.apache.uima.cas.Feature;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.Sofa;
import org.apache.uima.jcas.cas.TOP;
import org.apache.uima.jcas.tcas.Annotation;
import org.apache.uima.jcas.tcas.DocumentAnnotation;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.apache.uima.util.CasIOUtils;
import org.dkpro.core.io.xmi.XmiWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.io.JsonCasWriter;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.testing.CasChecks;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.testing.TinyModel;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.ProcessingReport;
import org.medcas.types.TokenTag;

/** The whole aggregate on whole documents with everything in them that breaks offsets. */
class PipelinePropertyTest {

  private static final String[] CONCEPTS = {
    " koorts ", " ernstige pneumonie ", " foto thorax. ", "paracetamol", "de patient "
  };

  @TempDir private Path folder;
  private AnalysisEngine pipeline;
  private JCas jcas;

  @BeforeEach
  void startPipeline() throws Exception {
    TinyModel.dutch().write(folder.resolve("model"));
    pipeline = createEngine(description());
    jcas = pipeline.newJCas();
  }

  @AfterEach
  void stopPipeline() {
    pipeline.destroy();
    assertThat(LoadedModels.size()).isZero();
  }

  private AnalysisEngineDescription description() throws Exception {
    return ClinicalConceptPipeline.description(
        BertTagAnnotator.PARAM_MODEL_LOCATION,
        folder.resolve("model").toString(),
        BertTagAnnotator.PARAM_WRITE_TOKEN_TAGS,
        true,
        BertTagAnnotator.PARAM_WRITE_PROBABILITIES,
        true);
  }

  private static String document(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(RandomText.next(random, 20));
      text.append(CONCEPTS[random.nextInt(CONCEPTS.length)]);
    }
    return text.toString();
  }

  private void annotate(String text) throws Exception {
    jcas.reset();
    jcas.setDocumentText(text);
    jcas.setDocumentLanguage("nl");
    pipeline.process(jcas);
  }

  @Test
  void everyTokenLiesInASentenceAndIsTaggedOnceWhereTheTextStands() throws Exception {
    Seeds.forAll(
        300,
        random -> {
          String text = document(random);
          annotate(text);
          assertThat(jcas.getDocumentText()).isEqualTo(text);
          // a mark at the start of the text is the text's, and no tool's to take away
          assertThat(CasChecks.breachesOf(jcas.getCas()))
              .filteredOn(breach -> !breach.startsWith("byte order mark"))
              .isEmpty();
          assertThat(spans(TokenTag.class)).isEqualTo(spans(Token.class));
          long inSentences =
              jcas.select(Sentence.class)
                  .mapToLong(sentence -> jcas.select(Token.class).coveredBy(sentence).count())
                  .sum();
          assertThat(inSentences).isEqualTo(jcas.select(Token.class).count());
          ProcessingReport report = jcas.select(ProcessingReport.class).single();
          assertThat((long) report.getTokens()).isEqualTo(inSentences);
          assertThat(report.getSkippedSentences() + report.getFilteredTokens()).isZero();
        });
  }

  @Test
  void conceptsBeginAndEndWithTokensAndTellTheModelsOwnLabel() throws Exception {
    Seeds.forAll(
        300,
        random -> {
          annotate(document(random));
          TreeSet<Integer> begins = new TreeSet<>();
          TreeSet<Integer> ends = new TreeSet<>();
          jcas.select(Token.class)
              .forEach(
                  token -> {
                    begins.add(token.getBegin());
                    ends.add(token.getEnd());
                  });
          for (ClinicalConcept concept : jcas.select(ClinicalConcept.class)) {
            assertThat(begins).contains(concept.getBegin());
            assertThat(ends).contains(concept.getEnd());
            assertThat(concept.getValue()).isEqualToIgnoringCase(concept.getType().getShortName());
            assertThat(concept.getConfidence()).isBetween(0f, 1f);
            assertThat(concept.getModelId()).isEqualTo("tiny");
          }
        });
  }

  @Test
  void xmiGivesTheSameAnnotationsBack() throws Exception {
    AnalysisEngine writer =
        createEngine(
            XmiWriter.class,
            XmiWriter.PARAM_TARGET_LOCATION,
            folder.toString(),
            XmiWriter.PARAM_OVERWRITE,
            true,
            XmiWriter.PARAM_SANITIZE_ILLEGAL_CHARACTERS,
            true);
    JCas read = JCasFactory.createJCas();
    Seeds.forAll(
        100,
        random -> {
          write(document(random), writer);
          read.reset();
          try (InputStream xmi = Files.newInputStream(folder.resolve("note.xmi"))) {
            CasIOUtils.load(xmi, read.getCas());
          }
          assertThat(read.getDocumentText()).hasSameSizeAs(jcas.getDocumentText());
          assertThat(everything(read)).isEqualTo(everything(jcas));
        });
  }

  @Test
  void jsonCasGivesTheSameAnnotationsBack() throws Exception {
    AnalysisEngine writer =
        createEngine(
            JsonCasWriter.class,
            JsonCasWriter.PARAM_TARGET_LOCATION,
            folder.toString(),
            JsonCasWriter.PARAM_OVERWRITE,
            true);
    Seeds.forAll(
        60,
        random -> {
          write(document(random), writer);
          JCas read = JCasFactory.createJCas();
          new JsonCas2Deserializer()
              .deserialize(folder.resolve("note.json").toFile(), read.getCas());
          assertThat(read.getDocumentText()).hasSameSizeAs(jcas.getDocumentText());
          assertThat(everything(read)).isEqualTo(everything(jcas));
        });
  }

  @Test
  void aSentenceOfFiveThousandWordsWithoutPunctuationIsTaggedWhole() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(i % 7 == 0 ? "koorts " : "patient ");
    }
    annotate(text.toString().strip());
    assertThat(jcas.select(Sentence.class).count()).isEqualTo(1);
    assertThat(jcas.select(Token.class).count()).isEqualTo(5000);
    assertThat(spans(TokenTag.class)).isEqualTo(spans(Token.class));
    assertThat(jcas.select(ClinicalConcept.class).map(ClinicalConcept::getCoveredText).toList())
        .hasSize(715)
        .containsOnly("koorts");
    ProcessingReport report = jcas.select(ProcessingReport.class).single();
    assertThat(report.getSplitSentences()).isEqualTo(1);
    assertThat(report.getCutTokens()).isZero();
  }

  @Test
  void twoThreadsGiveWhatOneGivesOnOneModel() throws Exception {
    List<String> texts =
        IntStream.range(0, 40).mapToObj(seed -> document(new Random(seed))).toList();
    List<List<String>> alone = annotateAll(pipeline, texts);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<List<List<String>>> work =
          () -> {
            AnalysisEngine own = createEngine(description());
            try {
              return annotateAll(own, texts);
            } finally {
              assertThat(LoadedModels.size()).isEqualTo(1);
              own.destroy();
            }
          };
      for (var result : threads.invokeAll(List.of(work, work))) {
        assertThat(result.get()).isEqualTo(alone);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<List<String>> annotateAll(AnalysisEngine engine, List<String> texts)
      throws Exception {
    List<List<String>> results = new ArrayList<>();
    JCas document = engine.newJCas();
    for (String text : texts) {
      document.reset();
      document.setDocumentText(text);
      engine.process(document);
      results.add(everything(document));
    }
    return results;
  }

  private void write(String text, AnalysisEngine writer) throws Exception {
    annotate(text);
    DocumentMetaData metaData = DocumentMetaData.create(jcas);
    metaData.setDocumentId("note");
    metaData.setDocumentTitle("note");
    writer.process(jcas);
  }

  private List<String> spans(Class<? extends Annotation> type) {
    return jcas.select(type).map(span -> span.getBegin() + "-" + span.getEnd()).toList();
  }

  /** Every structure in the indexes, with the content of its arrays. */
  private static List<String> everything(JCas document) {
    return document
        .select(TOP.class)
        .filter(structure -> !(structure instanceof Sofa))
        // UIMA's JSON reader makes a plain one beside DKPro's
        .filter(structure -> structure.getClass() != DocumentAnnotation.class)
        .map(PipelinePropertyTest::print)
        .sorted()
        .toList();
  }

  private static String print(TOP structure) {
    StringBuilder line = new StringBuilder(structure.getType().getName());
    for (Feature feature : structure.getType().getFeatures()) {
      if (feature.getRange().isPrimitive()) {
        line.append(' ').append(structure.getFeatureValueAsString(feature));
      } else if (structure.getFeatureValue(feature) instanceof CommonArrayFS<?> array) {
        line.append(' ').append(List.of(array.toStringArray()));
      }
    }
    return line.toString();
  }
}
