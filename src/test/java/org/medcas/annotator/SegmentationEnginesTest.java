package org.medcas.annotator;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.uima.UIMAException;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.testing.junit.ManagedJCas;
import org.apache.uima.fit.util.CasUtil;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.ResourceInitializationException;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.types.ProcessingReport;

class SegmentationEnginesTest {

  @RegisterExtension final ManagedJCas managed = new ManagedJCas();

  private JCas document(String language, String text) throws UIMAException {
    JCas jcas = managed.get();
    if (text != null) {
      jcas.setDocumentText(text);
    }
    if (language != null) {
      jcas.setDocumentLanguage(language);
    }
    return jcas;
  }

  private static List<String> covered(
      JCas jcas, Class<? extends org.apache.uima.jcas.tcas.Annotation> type) {
    return jcas.select(type).map(it -> it.getCoveredText()).toList();
  }

  @Test
  void writesSentencesAndTheirTokens() throws Exception {
    JCas jcas = document("nl", "Dhr. J. had 😀 koorts. Geen CT-scan.");
    createEngine(SentenceAnnotator.class).process(jcas);
    createEngine(TokenAnnotator.class).process(jcas);
    assertThat(covered(jcas, Sentence.class))
        .containsExactly("Dhr. J. had 😀 koorts.", "Geen CT-scan.");
    assertThat(covered(jcas, Token.class))
        .containsExactly("Dhr.", "J.", "had", "😀", "koorts", ".", "Geen", "CT-scan", ".");
  }

  @Test
  void takesTheLanguageOfTheParameterOrTheDocumentOrBothDefaults() throws Exception {
    String text = "Gez. Jansen. Approx. Smith.";
    assertThat(sentences("en", null, text)).hasSize(3);
    assertThat(sentences("en", "nl", text)).containsExactly("Gez. Jansen.", "Approx.", "Smith.");
    assertThat(sentences(null, null, text)).containsExactly("Gez. Jansen.", "Approx. Smith.");
  }

  private List<String> sentences(String document, String parameter, String text) throws Exception {
    JCas jcas = managed.get();
    jcas.reset();
    document(document, text);
    createEngine(SentenceAnnotator.class, SentenceAnnotator.PARAM_LANGUAGE, parameter)
        .process(jcas);
    return covered(jcas, Sentence.class);
  }

  @Test
  void doesNothingWithoutText() throws Exception {
    for (String text : new String[] {null, "", " \r\n "}) {
      JCas jcas = JCasFactory.createJCas();
      if (text != null) {
        jcas.setDocumentText(text);
      }
      createEngine(SentenceAnnotator.class).process(jcas);
      createEngine(TokenAnnotator.class).process(jcas);
      assertThat(jcas.select(Sentence.class).count() + jcas.select(Token.class).count()).isZero();
    }
  }

  @Test
  void worksInAnotherTypeSystemAndInsideItsSections() throws Exception {
    TypeSystemDescription types =
        UIMAFramework.getResourceSpecifierFactory().createTypeSystemDescription();
    for (String name : List.of("other.Line", "other.Word", "other.Section")) {
      types.addType(name, "", CAS.TYPE_NAME_ANNOTATION);
    }
    CAS cas = CasFactory.createCas(types);
    cas.setDocumentText("koorts en hoesten");
    cas.addFsToIndexes(cas.createAnnotation(CasUtil.getType(cas, "other.Section"), 0, 6));
    createEngine(
            SentenceAnnotator.class,
            types,
            SentenceAnnotator.PARAM_SENTENCE_TYPE,
            "other.Line",
            SentenceAnnotator.PARAM_ZONE_TYPES,
            new String[] {"other.Section"})
        .process(cas);
    createEngine(
            TokenAnnotator.class,
            types,
            TokenAnnotator.PARAM_SENTENCE_TYPE,
            "other.Line",
            TokenAnnotator.PARAM_TOKEN_TYPE,
            "other.Word")
        .process(cas);
    assertThat(CasUtil.select(cas, CasUtil.getType(cas, "other.Line")))
        .extracting(AnnotationFS::getCoveredText)
        .containsExactly("koorts", "en hoesten");
    assertThat(CasUtil.select(cas, CasUtil.getType(cas, "other.Word"))).hasSize(3);
  }

  @Test
  void readsListsFromFiles(@TempDir Path folder) throws Exception {
    Path abbreviations = Files.writeString(folder.resolve("a.txt"), "# own\nklinkje.\n");
    Path exceptions = Files.writeString(folder.resolve("e.txt"), "pijn op de borst\n");
    JCas jcas = document("nl", "Via klinkje. Jansen heeft pijn op de borst.");
    createEngine(
            SentenceAnnotator.class,
            SentenceAnnotator.PARAM_ABBREVIATIONS_LOCATION,
            abbreviations.toString())
        .process(jcas);
    createEngine(
            TokenAnnotator.class,
            TokenAnnotator.PARAM_EXCEPTIONS_LOCATION,
            exceptions.toString(),
            TokenAnnotator.PARAM_MIN_LENGTH,
            2)
        .process(jcas);
    assertThat(jcas.select(Sentence.class).count()).isEqualTo(1);
    assertThat(covered(jcas, Token.class)).contains("pijn op de borst").doesNotContain(".");
    assertThat(jcas.select(ProcessingReport.class).single().getFilteredTokens()).isEqualTo(2);
  }

  @Test
  void reportsEveryFaultyParameterAtOnce() {
    assertThatThrownBy(
            () ->
                createEngine(
                    SentenceAnnotator.class,
                    SentenceAnnotator.PARAM_NEWLINE_POLICY,
                    "never",
                    SentenceAnnotator.PARAM_CUSTOM_BOUNDARIES,
                    new String[] {"("},
                    SentenceAnnotator.PARAM_ABBREVIATIONS_LOCATION,
                    "no/such/file"))
        .isInstanceOf(ResourceInitializationException.class)
        .rootCause()
        .hasMessageContaining(SentenceAnnotator.PARAM_NEWLINE_POLICY)
        .hasMessageContaining("got never")
        .hasMessageContaining("Custom sentence boundary [(]")
        .hasMessageContaining("no/such/file");
    assertThatThrownBy(
            () -> createEngine(TokenAnnotator.class, TokenAnnotator.PARAM_SPLIT_PATTERN, "["))
        .rootCause()
        .hasMessageContaining("Token split pattern [[]");
  }

  @Test
  void tokensLieInSentencesOfAnyText() throws Exception {
    var sentences = createEngine(SentenceAnnotator.class);
    var tokens = createEngine(TokenAnnotator.class);
    JCas jcas = managed.get();
    Seeds.forAll(
        200,
        random -> {
          jcas.reset();
          jcas.setDocumentText(RandomText.next(random, 60));
          sentences.process(jcas);
          tokens.process(jcas);
          long inside =
              jcas.select(Sentence.class)
                  .mapToLong(it -> jcas.select(Token.class).coveredBy(it).count())
                  .sum();
          assertThat(inside).isEqualTo(jcas.select(Token.class).count());
        });
  }
}
