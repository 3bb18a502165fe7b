package org.medcas.annotator;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.cas.CAS;
import org.apache.uima.fit.factory.AggregateBuilder;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.testing.junit.ManagedJCas;
import org.apache.uima.jcas.JCas;
import org.apache.uima.jcas.cas.FSArray;
import org.apache.uima.jcas.tcas.Annotation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.text.CleanupMode;
import org.medcas.types.Problem;
import org.medcas.types.ProcessingReport;

class DocumentCleanerTest {

  @RegisterExtension final ManagedJCas managed = new ManagedJCas();

  private static AnalysisEngine pipeline(String mode) throws Exception {
    AggregateBuilder builder = new AggregateBuilder();
    builder.add(
        createEngineDescription(DocumentCleaner.class, DocumentCleaner.PARAM_CLEANUP_MODE, mode));
    builder.add(createEngineDescription(SentenceAnnotator.class), CAS.NAME_DEFAULT_SOFA, "cleaned");
    builder.add(createEngineDescription(TokenAnnotator.class), CAS.NAME_DEFAULT_SOFA, "cleaned");
    builder.add(
        createEngineDescription(
            CleanedViewMerger.class, CleanedViewMerger.PARAM_CLEANUP_MODE, mode));
    return builder.createAggregate();
  }

  @Test
  void bringsSentencesAndTokensBackWithOriginalOffsets() throws Exception {
    JCas jcas = managed.get();
    jcas.setDocumentText("\n Geen  \r\n\tkoorts\\n.  Wel\\t hoesten. ");
    jcas.setDocumentLanguage("nl");
    pipeline("shrink_full").process(jcas);
    assertThat(jcas.getView("cleaned").getDocumentText()).isEqualTo("Geen koorts . Wel  hoesten.");
    assertThat(jcas.getView("cleaned").getDocumentLanguage()).isEqualTo("nl");
    assertThat(jcas.select(Sentence.class).map(Annotation::getCoveredText).toList())
        .containsExactly("Geen  \r\n\tkoorts\\n.", "Wel\\t hoesten.");
    assertThat(jcas.select(Token.class).map(Annotation::getCoveredText).toList())
        .containsExactly("Geen", "koorts", ".", "Wel", "hoesten", ".");
  }

  @Test
  void copiesFeaturesReferencesAndReports() throws Exception {
    JCas jcas = managed.get();
    jcas.setDocumentText("  hoest  nu ");
    createEngine(DocumentCleaner.class).process(jcas);
    JCas view = jcas.getView("cleaned");
    Problem problem = new Problem(view, 0, 5);
    problem.setValue("PROBLEM");
    problem.setConfidence(.5f);
    problem.addToIndexes();
    Token first = new Token(view, 0, 5);
    Token second = new Token(view, 6, 8);
    first.setParent(second);
    second.setParent(first);
    first.addToIndexes();
    ProcessingReport report = new ProcessingReport(view);
    report.addToIndexes();
    createEngine(CleanedViewMerger.class).process(jcas);
    Problem copy = jcas.select(Problem.class).single();
    assertThat(copy.getCoveredText()).isEqualTo("hoest");
    assertThat(copy.getValue()).isEqualTo("PROBLEM");
    assertThat(copy.getConfidence()).isEqualTo(.5f);
    assertThat(jcas.select(Token.class).map(Annotation::getCoveredText).toList())
        .containsExactly("hoest", "nu");
    Token copied = jcas.select(Token.class).asList().get(0);
    assertThat(((Token) copied.getParent()).getParent()).isSameAs(copied);
    assertThat(jcas.select(ProcessingReport.class).single()).isSameAs(report);
    assertThat(view.select(Problem.class).count()).as("the view is left as it is").isEqualTo(1);
  }

  @Test
  void copiesArraysOfAnnotations() throws Exception {
    JCas jcas = managed.get();
    jcas.setDocumentText("  a b");
    createEngine(DocumentCleaner.class).process(jcas);
    JCas view = jcas.getView("cleaned");
    Token token = new Token(view, 2, 3);
    FSArray<Annotation> array = new FSArray<>(view, 2);
    array.set(0, token);
    var constituent =
        new de.tudarmstadt.ukp.dkpro.core.api.syntax.type.constituent.Constituent(view, 0, 3);
    constituent.setChildren(array);
    constituent.addToIndexes();
    createEngine(
            CleanedViewMerger.class,
            CleanedViewMerger.PARAM_TYPES,
            new String[] {constituent.getType().getName()})
        .process(jcas);
    assertThat(jcas.select(Token.class).single().getBegin()).isEqualTo(4);
    assertThat((Object) array.get(0)).isSameAs(token);
  }

  @Test
  void refusesAViewThatAnotherModeMade() throws Exception {
    JCas jcas = managed.get();
    jcas.setDocumentText("geheim  document");
    createEngine(DocumentCleaner.class).process(jcas);
    AnalysisEngine merger =
        createEngine(CleanedViewMerger.class, CleanedViewMerger.PARAM_CLEANUP_MODE, "inplace");
    assertThatThrownBy(() -> merger.process(jcas))
        .rootCause()
        .hasMessageContaining("[cleaned]")
        .hasMessageContaining(CleanedViewMerger.PARAM_CLEANUP_MODE)
        .hasMessageNotContaining("geheim");
    assertThatThrownBy(
            () -> createEngine(DocumentCleaner.class, DocumentCleaner.PARAM_CLEANUP_MODE, "tidy"))
        .rootCause()
        .hasMessageContaining("got tidy");
  }

  @Test
  void takesAMissingText() throws Exception {
    JCas jcas = JCasFactory.createJCas();
    pipeline("shrink").process(jcas);
    assertThat(jcas.select(Sentence.class).count()).isZero();
  }

  @Test
  void mapsEveryTokenOfAnyTextInto() throws Exception {
    for (CleanupMode mode : CleanupMode.values()) {
      AnalysisEngine pipeline = pipeline(mode.name());
      Seeds.forAll(
          40,
          random -> {
            JCas jcas = JCasFactory.createJCas();
            jcas.setDocumentText(RandomText.next(random, 40));
            pipeline.process(jcas);
            JCas view = jcas.getView("cleaned");
            assertThat(jcas.select(Token.class).map(DocumentCleanerTest::plain).toList())
                .isEqualTo(view.select(Token.class).map(DocumentCleanerTest::plain).toList());
          });
    }
  }

  private static String plain(Annotation token) {
    return token.getCoveredText().replaceAll("\\s+", " ");
  }
}
