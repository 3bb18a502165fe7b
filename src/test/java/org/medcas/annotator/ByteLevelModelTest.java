package org.medcas.annotator;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.tagging.onnx.LoadedModels;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.testing.TinyModel;
import org.medcas.train.export.Precision;
import org.medcas.types.Problem;
import org.medcas.types.ProcessingReport;
import org.medcas.types.TokenTag;
import org.medcas.wordpiece.TinyTokenizers;

/**
 * A folder as RoBERTa's export leaves it: byte-level BPE in tokenizer.json, no vocab.txt, no input
 * token_type_ids, no medcas.json.
 */
class ByteLevelModelTest {

  @TempDir private Path folder;
  private AnalysisEngine pipeline;
  private JCas jcas;

  @BeforeEach
  void startPipeline() throws Exception {
    Path tokenizer = TinyTokenizers.byteLevel(folder);
    TinyModel.over(pieces(tokenizer), "O", "B-PROBLEM", "I-PROBLEM")
        .piece("Ġkoorts", "B-PROBLEM")
        .withoutTokenTypes()
        .writeGraph(folder, Precision.FP32);
    pipeline =
        createEngine(
            ClinicalConceptPipeline.description(
                BertTagAnnotator.PARAM_MODEL_LOCATION,
                folder.toString(),
                BertTagAnnotator.PARAM_WRITE_TOKEN_TAGS,
                true));
    jcas = pipeline.newJCas();
  }

  @AfterEach
  void stopPipeline() {
    pipeline.destroy();
    assertThat(LoadedModels.size()).isZero();
  }

  /** The vocabulary in the order of its ids. */
  private static List<String> pieces(Path tokenizer) throws Exception {
    JsonObject root = JsonParser.parseString(Files.readString(tokenizer)).getAsJsonObject();
    return root.getAsJsonObject("model").getAsJsonObject("vocab").entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, JsonElement> e) -> e.getValue().getAsInt()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Test
  void findsConceptsWhereverTheWordStands() throws Exception {
    jcas.setDocumentText("koorts, 😀 koorts (koorts) en\u00a0koorts");
    pipeline.process(jcas);
    assertThat(jcas.select(Problem.class).map(Problem::getBegin).toList())
        .containsExactly(0, 11, 19, 30);
    assertThat(jcas.select(ProcessingReport.class).single().getUnknownTokens()).isZero();
  }

  @Test
  void tagsEveryTokenOfAnyText() throws Exception {
    Seeds.forAll(
        100,
        random -> {
          jcas.reset();
          jcas.setDocumentText(RandomText.next(random, 60) + " koorts");
          pipeline.process(jcas);
          assertThat(jcas.select(TokenTag.class).map(TokenTag::getBegin).toList())
              .isEqualTo(jcas.select(Token.class).map(Token::getBegin).toList());
        });
  }

  @Test
  void tagsEveryTokenOfASentenceBeyondTheWindow() throws Exception {
    jcas.setDocumentText("koorts patient ".repeat(1000).strip());
    pipeline.process(jcas);
    assertThat(jcas.select(TokenTag.class).count()).isEqualTo(2000);
    assertThat(jcas.select(Problem.class).count()).isEqualTo(1000);
  }
}
