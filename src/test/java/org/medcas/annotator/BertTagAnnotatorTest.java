package org.medcas.annotator;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;
import static org.apache.uima.fit.factory.ExternalResourceFactory.createNamedResourceDescription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.fit.testing.junit.ManagedJCas;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.tagging.ClassifierException;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.testing.TinyModel;
import org.medcas.types.Problem;
import org.medcas.types.ProcessingReport;
import org.medcas.types.SentenceTags;
import org.medcas.types.TokenTag;
import org.medcas.types.Treatment;

class BertTagAnnotatorTest {

  @RegisterExtension final ManagedJCas managed = new ManagedJCas();

  @TempDir private Path folder;

  private final List<AnalysisEngine> engines = new ArrayList<>();

  @BeforeEach
  void writeModel() throws Exception {
    TinyModel.dutch().write(folder);
  }

  @AfterEach
  void everyModelIsClosed() {
    for (AnalysisEngine engine : engines) {
      engine.destroy();
      engine.getResourceManager().destroy();
    }
    assertThat(LoadedModels.size()).isZero();
  }

  private AnalysisEngine engine(Object... parameters) throws ResourceInitializationException {
    Object[] all = Arrays.copyOf(parameters, parameters.length + 2);
    all[parameters.length] = BertTagAnnotator.PARAM_MODEL_LOCATION;
    all[parameters.length + 1] = folder.toString();
    AnalysisEngine engine = createEngine(BertTagAnnotator.class, all);
    engines.add(engine);
    return engine;
  }

  /** Tokens between blanks, sentences between line ends. */
  private JCas document(String text) {
    JCas jcas = managed.get();
    jcas.setDocumentText(text);
    int begin = 0;
    for (String sentence : text.split("\n")) {
      new Sentence(jcas, begin, begin + sentence.length()).addToIndexes();
      int place = begin;
      for (String token : sentence.split(" ")) {
        if (!token.isEmpty()) {
          new Token(jcas, place, place + token.length()).addToIndexes();
        }
        place += token.length() + 1;
      }
      begin += sentence.length() + 1;
    }
    return jcas;
  }

  private static List<String> tags(JCas jcas) {
    return jcas.select(SentenceTags.class)
        .map(
            sentence ->
                IntStream.range(0, sentence.getLabels().size())
                    .mapToObj(i -> sentence.getReport().getLabelNames(sentence.getLabels(i)))
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void packsTheTagsOfEachSentence() throws Exception {
    JCas jcas = document("patient met koorts\nparacetamol gestart\n");

    engine().process(jcas);

    assertThat(tags(jcas)).containsExactly("O O B-PROBLEM", "B-TREATMENT O");
    assertThat(jcas.select(SentenceTags.class).get(0).getConfidences(2)).isBetween(.9f, 1f);
    assertThat(jcas.select(TokenTag.class).count()).isZero();
  }

  @Test
  void reportsWhatItDidOncePerDocument() throws Exception {
    JCas jcas = document("patient koorts\n\nzzz €");

    engine().process(jcas);

    ProcessingReport report = jcas.select(ProcessingReport.class).single();
    assertThat(report.getModelId()).isEqualTo("tiny");
    assertThat(report.getModelVersion()).isEqualTo("1.0");
    assertThat(report.getModelSha256()).hasSize(64);
    assertThat(report.getLibraryVersion()).isNotEmpty();
    assertThat(report.getLabelNames().toArray()).isEqualTo(TinyModel.dutch().labels().toArray());
    assertThat(report.getSentences()).isEqualTo(3);
    assertThat(report.getTokens()).isEqualTo(4);
    assertThat(report.getPieces()).isEqualTo(6);
    assertThat(report.getWindows()).isEqualTo(2);
    assertThat(report.getUnknownTokens()).isEqualTo(1);
    assertThat(report.getSkippedSentences()).isZero();
  }

  @Test
  void goesOnWithTheReportThatTheTokenizerBegan() throws Exception {
    JCas jcas = managed.get();
    jcas.setDocumentText("patient had koorts .");
    new Sentence(jcas, 0, 20).addToIndexes();
    createEngine(TokenAnnotator.class, TokenAnnotator.PARAM_MIN_LENGTH, 2).process(jcas);
    assertThat(jcas.select(ProcessingReport.class).single().getModelId()).isNull();

    engine().process(jcas);

    ProcessingReport report = jcas.select(ProcessingReport.class).single();
    assertThat(report.getModelId()).isEqualTo("tiny");
    assertThat(report.getFilteredTokens()).isEqualTo(1);
    assertThat(report.getTokens()).isEqualTo(3);

    engine().process(jcas);

    assertThat(jcas.select(ProcessingReport.class).map(ProcessingReport::getFilteredTokens))
        .containsExactlyInAnyOrder(1, 0);
  }

  @Test
  void aDocumentWithoutSentencesGetsAReportOnly() throws Exception {
    JCas jcas = managed.get();
    jcas.setDocumentText("");

    engine().process(jcas);

    assertThat(jcas.select(SentenceTags.class).count()).isZero();
    assertThat(jcas.select(ProcessingReport.class).single().getSentences()).isZero();
  }

  @Test
  void feedsTheConceptAnnotator() throws Exception {
    JCas jcas = document("ernstige pneumonie , paracetamol");

    engine().process(jcas);
    createEngine(ConceptAnnotator.class).process(jcas);

    assertThat(jcas.select(Problem.class).single().getCoveredText())
        .isEqualTo("ernstige pneumonie");
    assertThat(jcas.select(Treatment.class).single().getModelId()).isEqualTo("tiny");
  }

  @Test
  void viterbiKeepsTheSchemeThatArgmaxBreaks() throws Exception {
    JCas jcas = document("patient pneumonie");
    engine().process(jcas);
    assertThat(tags(jcas)).hasSize(1).doesNotContain("O I-PROBLEM");

    jcas.reset();
    document("patient pneumonie");
    engine(BertTagAnnotator.PARAM_DECODING, "argmax").process(jcas);
    assertThat(tags(jcas)).containsExactly("O I-PROBLEM");
  }

  @Test
  void writesTokenTagsAndProbabilitiesOnRequest() throws Exception {
    JCas jcas = document("met koorts");

    engine(
            BertTagAnnotator.PARAM_WRITE_TOKEN_TAGS,
            true,
            BertTagAnnotator.PARAM_WRITE_PROBABILITIES,
            true)
        .process(jcas);

    TokenTag tag = jcas.select(TokenTag.class).get(1);
    assertThat(tag.getCoveredText()).isEqualTo("koorts");
    assertThat(tag.getLabel()).isEqualTo("B-PROBLEM");
    assertThat(tag.getProbabilities().size()).isEqualTo(7);
    assertThat(tag.getProbabilities(1)).isEqualTo(tag.getConfidence());
  }

  @Test
  void tagsEveryTokenOfASentenceOfFiveThousandWords() throws Exception {
    List<String> words = new ArrayList<>(Collections.nCopies(5000, "patient"));
    for (int i = 0; i < 5000; i += 7) {
      words.set(i, "koorts");
    }
    JCas jcas = document(String.join(" ", words));

    engine().process(jcas);

    String[] tags = tags(jcas).get(0).split(" ");
    assertThat(tags).hasSize(5000);
    for (int i = 0; i < 5000; i++) {
      assertThat(tags[i]).isEqualTo(i % 7 == 0 ? "B-PROBLEM" : "O");
    }
    ProcessingReport report = jcas.select(ProcessingReport.class).single();
    assertThat(report.getSplitSentences()).isEqualTo(1);
    assertThat(report.getWindows()).isGreaterThan(40);
  }

  @Test
  void skipsAndCountsWhatTheModelFailsOnIfAsked() throws Exception {
    TinyModel.dutch().failingOn("kapot").write(folder);
    String text = "met koorts\nkapot koorts\nparacetamol en meer";
    JCas jcas = document(text);
    assertThatThrownBy(() -> engine().process(jcas))
        .hasRootCauseInstanceOf(ClassifierException.class)
        .rootCause()
        .hasMessageContaining("not finite");

    jcas.reset();
    document(text);
    engine(BertTagAnnotator.PARAM_ON_ERROR, "skip").process(jcas);

    assertThat(tags(jcas)).containsExactly("O B-PROBLEM", "B-TREATMENT O O");
    ProcessingReport report = jcas.select(ProcessingReport.class).single();
    assertThat(report.getSkippedSentences()).isEqualTo(1);
    assertThat(report.getTokens()).isEqualTo(5);
  }

  @Test
  void enginesOfOneModelShareIt() throws Exception {
    engine();
    engine(BertTagAnnotator.PARAM_MAX_PIECES, 64);
    assertThat(LoadedModels.size()).isEqualTo(1);
    engines.remove(0).destroy();
    assertThat(LoadedModels.size()).isEqualTo(1);
  }

  @Test
  void aSharedModelIsBoundByName() throws Exception {
    AnalysisEngineDescription description =
        createEngineDescription(
            BertTagAnnotator.class,
            BertTagAnnotator.RES_SHARED_MODEL,
            createNamedResourceDescription(
                "model", SharedModel.class, SharedModel.PARAM_MODEL_LOCATION, folder.toString()));
    AnalysisEngine engine = createEngine(description);
    engines.add(engine);
    JCas jcas = document("koorts");

    engine.process(jcas);

    assertThat(tags(jcas)).containsExactly("B-PROBLEM");
  }

  @Test
  void readsForeignTypesAndLeavesLineEndsOut() throws Exception {
    String syntax = "org.apache.ctakes.typesystem.type.syntax.";
    String sentenceType = "org.apache.ctakes.typesystem.type.textspan.Sentence";
    TypeSystemDescription types = TypeSystemDescriptionFactory.createTypeSystemDescription();
    types.addType(sentenceType, "", CAS.TYPE_NAME_ANNOTATION);
    types.addType(syntax + "BaseToken", "", CAS.TYPE_NAME_ANNOTATION);
    types.addType(syntax + "WordToken", "", syntax + "BaseToken");
    types.addType(syntax + "NewlineToken", "", syntax + "BaseToken");
    CAS cas = CasFactory.createCas(types);
    cas.setDocumentText("koorts\npatient");
    annotate(cas, sentenceType, 0, 14);
    annotate(cas, syntax + "WordToken", 0, 6);
    annotate(cas, syntax + "NewlineToken", 6, 7);
    annotate(cas, syntax + "WordToken", 7, 14);

    engine(
            BertTagAnnotator.PARAM_SENTENCE_TYPE,
            sentenceType,
            BertTagAnnotator.PARAM_TOKEN_TYPE,
            syntax + "BaseToken")
        .process(cas);

    assertThat(tags(cas.getJCas())).containsExactly("B-PROBLEM O");
  }

  private static void annotate(CAS cas, String typeName, int begin, int end) {
    Type type = cas.getTypeSystem().getType(typeName);
    cas.addFsToIndexes(cas.createAnnotation(type, begin, end));
  }

  @Test
  void tellsAllFaultsOfParametersAndModelAtOnce() throws Exception {
    Files.delete(folder.resolve("model.onnx"));

    assertThatThrownBy(
            () ->
                engine(
                    BertTagAnnotator.PARAM_SUBWORD_STRATEGY,
                    "last",
                    BertTagAnnotator.PARAM_BATCH_PIECES,
                    0,
                    BertTagAnnotator.PARAM_DECODING,
                    "beam",
                    BertTagAnnotator.PARAM_ON_ERROR,
                    "ignore",
                    BertTagAnnotator.PARAM_SCHEME,
                    "bmewo"))
        .isInstanceOf(ResourceInitializationException.class)
        .rootCause()
        .hasMessageContaining("[subwordStrategy] must be one of first, best, mean (got last)")
        .hasMessageContaining("batchPieces must be at least 1 (got 0)")
        .hasMessageContaining("[decoding] must be one of argmax, viterbi (got beam)")
        .hasMessageContaining("[onError] must be one of fail, skip (got ignore)")
        .hasMessageContaining("[scheme] must be one of")
        .hasMessageContaining("model.onnx: the file is missing");
  }

  @Test
  void refusesMorePiecesThanTheModelHasPositions() throws Exception {
    assertThatThrownBy(() -> engine(BertTagAnnotator.PARAM_MAX_PIECES, 200))
        .rootCause()
        .hasMessageContaining("at most 128 pieces (got a piece limit of 200)");
  }

  @Test
  void refusesAModelOfAnotherLanguage() throws Exception {
    assertThatThrownBy(() -> engine(BertTagAnnotator.PARAM_LANGUAGE, "en"))
        .rootCause()
        .hasMessageContaining("is for language 'nl' (got language 'en')");
  }

  @Test
  void needsAModelOrALanguage() {
    assertThatThrownBy(() -> createEngine(BertTagAnnotator.class))
        .rootCause()
        .hasMessageContaining("Model location is empty");
  }

  @Test
  void namesAnUnknownTokenType() throws Exception {
    JCas jcas = document("koorts");
    AnalysisEngine engine = engine(BertTagAnnotator.PARAM_TOKEN_TYPE, "no.such.Token");

    assertThatThrownBy(() -> engine.process(jcas))
        .rootCause()
        .hasMessageContaining("no.such.Token");
  }

  @Test
  void worksFromItsDescriptorAlone() throws Exception {
    AnalysisEngineDescription description = createEngineDescription(BertTagAnnotator.class);

    assertThat(
            CasCreationUtils.createCas(description).getTypeSystem().getType(SentenceTags._TypeName))
        .isNotNull();
    assertThat(description.getExternalResourceDependencies())
        .singleElement()
        .satisfies(
            dependency -> {
              assertThat(dependency.isOptional()).isTrue();
              assertThat(dependency.getKey()).isEqualTo(BertTagAnnotator.RES_SHARED_MODEL);
            });
  }
}
