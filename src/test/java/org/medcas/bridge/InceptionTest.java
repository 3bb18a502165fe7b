package org.medcas.bridge;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngine;
import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.resource.metadata.TypeDescription;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.dkpro.core.io.xmi.XmiWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.testing.CasChecks;
import org.medcas.testing.RandomText;
import org.medcas.testing.Seeds;
import org.medcas.testing.TinyModel;

/**
 * What INCEpTION makes of our XMI: it reads leniently, with the layers of the project and nothing
 * else, so the import is repeated here with just those.
 */
class InceptionTest {

  private static final Path LAYERS = Path.of("desc", "inception", "problem-test-treatment.json");
  private static final String NOTE = "Patient had koorts.\u0001 Kreeg paracetamol na foto thorax.";

  @TempDir private Path folder;
  private AnalysisEngineDescription pipeline;

  @BeforeEach
  void describePipeline() throws Exception {
    pipeline =
        ClinicalConceptPipeline.description(
            BertTagAnnotator.PARAM_MODEL_LOCATION,
            TinyModel.dutch().write(folder.resolve("model")).toString());
  }

  @Test
  void showsFlattenedConceptsInTheBuiltInLayerAtOnce() throws Exception {
    write(createEngineDescription(NamedEntityFlattener.class));
    CAS project = importInto(builtInLayers());
    assertThat(project.select(NamedEntity.class).asList())
        .extracting(entity -> entity.getValue() + " " + entity.getCoveredText())
        .containsExactly("PROBLEM koorts", "TREATMENT paracetamol", "TEST foto thorax");
    assertThat(CasChecks.breachesOf(project)).isEmpty();
  }

  @Test
  void showsTypedConceptsWithConfidenceInTheLayersOfTheFile() throws Exception {
    write();
    TypeSystemDescription layers = builtInLayers();
    for (JsonElement layer : layers()) {
      TypeDescription type =
          layers.addType(text(layer, "name"), text(layer, "uiName"), CAS.TYPE_NAME_ANNOTATION);
      for (JsonElement feature : layer.getAsJsonObject().getAsJsonArray("features")) {
        type.addFeature(text(feature, "name"), "", text(feature, "type"));
      }
    }
    CAS project = importInto(layers);
    assertThat(shown(project, "org.medcas.types.Problem")).containsExactly("PROBLEM koorts");
    assertThat(shown(project, "org.medcas.types.Test")).containsExactly("TEST foto thorax");
    AnnotationFS treatment = all(project, "org.medcas.types.Treatment").get(0);
    assertThat(Float.parseFloat(CtakesLike.get(treatment, "confidence"))).isBetween(.5f, 1f);
    assertThat(CasChecks.breachesOf(project)).isEmpty();
  }

  @Test
  void theLayersAreThoseOfTheTypeSystemAndOfInceptionsImporter() throws Exception {
    List<String> names = new ArrayList<>();
    for (JsonElement layer : layers()) {
      names.add(text(layer, "name"));
      JsonObject fields = layer.getAsJsonObject();
      assertThat(fields.keySet()).contains("type", "enabled", "built_in", "anchoring_mode");
      assertThat(text(layer, "type")).isEqualTo("span");
      for (JsonElement feature : fields.getAsJsonArray("features")) {
        // the two number types and the one text type that INCEpTION has
        assertThat(text(feature, "type")).isIn("uima.cas.String", "uima.cas.Float");
      }
    }
    CAS cas =
        CasCreationUtils.createCas(
            TypeSystemDescriptionFactory.createTypeSystemDescription(), null, null);
    assertThat(names)
        .hasSize(3)
        .allSatisfy(name -> assertThat(cas.getTypeSystem().getType(name)).isNotNull());
  }

  @Test
  void theCasDoctorFindsNothingInWhatWeWriteForAnyText() throws Exception {
    AnalysisEngine engine = createEngine(pipeline);
    AnalysisEngine flattener = createEngine(NamedEntityFlattener.class);
    JCas jcas = engine.newJCas();
    Seeds.forAll(
        150,
        random -> {
          jcas.reset();
          jcas.setDocumentText(
              "x" + RandomText.next(random, 40) + " koorts de ernstige pneumonie foto");
          engine.process(jcas);
          assertThat(CasChecks.breachesOf(jcas.getCas())).isEmpty();
          flattener.process(jcas);
          assertThat(CasChecks.breachesOf(jcas.getCas())).isEmpty();
        });
    engine.destroy();
  }

  private void write(AnalysisEngineDescription... further) throws Exception {
    List<AnalysisEngineDescription> engines = new ArrayList<>(List.of(pipeline));
    engines.addAll(List.of(further));
    engines.add(
        createEngineDescription(
            XmiWriter.class,
            XmiWriter.PARAM_TARGET_LOCATION,
            folder.toString(),
            XmiWriter.PARAM_SANITIZE_ILLEGAL_CHARACTERS,
            true));
    AnalysisEngine engine =
        createEngine(createEngineDescription(engines.toArray(AnalysisEngineDescription[]::new)));
    JCas jcas = engine.newJCas();
    jcas.setDocumentText(NOTE);
    DocumentMetaData.create(jcas).setDocumentId("note");
    engine.process(jcas);
    engine.destroy();
  }

  private CAS importInto(TypeSystemDescription layers) throws Exception {
    CAS project = CasCreationUtils.createCas(layers, null, null);
    try (InputStream xmi = Files.newInputStream(folder.resolve("note.xmi"))) {
      XmiCasDeserializer.deserialize(xmi, project, true);
    }
    assertThat(project.getDocumentText()).hasSameSizeAs(NOTE);
    assertThat(project.select(Token.class).count()).isGreaterThan(5);
    return project;
  }

  private static TypeSystemDescription builtInLayers() throws Exception {
    TypeSystemDescription layers = TypeSystemDescriptionFactory.createTypeSystemDescription();
    layers.resolveImports();
    List<TypeDescription> builtIn = new ArrayList<>(List.of(layers.getTypes()));
    builtIn.removeIf(type -> type.getName().startsWith("org.medcas"));
    layers.setTypes(builtIn.toArray(TypeDescription[]::new));
    return layers;
  }

  private static JsonArray layers() throws Exception {
    return JsonParser.parseString(Files.readString(LAYERS)).getAsJsonArray();
  }

  private static String text(JsonElement object, String name) {
    return object.getAsJsonObject().get(name).getAsString();
  }

  private static List<AnnotationFS> all(CAS cas, String typeName) {
    Type type = cas.getTypeSystem().getType(typeName);
    return cas.<AnnotationFS>getAnnotationIndex(type).stream().toList();
  }

  private static List<String> shown(CAS cas, String typeName) {
    return all(cas, typeName).stream()
        .map(span -> CtakesLike.get(span, "value") + " " + span.getCoveredText())
        .toList();
  }
}
