package org.medcas.descriptor;

import static org.apache.uima.fit.factory.AnalysisEngineFactory.createEngineDescription;
import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.uima.UIMAException;
import org.apache.uima.analysis_component.AnalysisComponent;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.analysis_engine.TypeOrFeature;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.fit.factory.AggregateBuilder;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.fit.factory.CasFactory;
import org.apache.uima.fit.factory.CollectionReaderFactory;
import org.apache.uima.fit.factory.TypeSystemDescriptionFactory;
import org.apache.uima.jcas.cas.Sofa;
import org.apache.uima.jcas.cas.TOP;
import org.apache.uima.jcas.tcas.DocumentAnnotation;
import org.apache.uima.resource.metadata.Capability;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.CleanedViewMerger;
import org.medcas.annotator.ClinicalConceptPipeline;
import org.medcas.annotator.ConceptAnnotator;
import org.medcas.annotator.DocumentCleaner;
import org.medcas.annotator.SentenceAnnotator;
import org.medcas.annotator.TokenAnnotator;
import org.medcas.bridge.CtakesMentionWriter;
import org.medcas.bridge.CtakesSegmentationWriter;
import org.medcas.io.HtmlWriter;
import org.medcas.io.JsonCasWriter;
import org.medcas.io.NoteReader;
import org.medcas.testing.TinyModel;

/**
 * What an engine says it reads and writes is what it does: it makes what it declares and nothing
 * else, and a document stripped of everything it does not declare gives the same result.
 */
class CapabilitiesTest {

  /** Holds a word, a number, a mark and a symbol, which are four types in cTAKES. */
  private static final String NOTE = "Patient had koorts  38,5 .\n😀 Kreeg paracetamol.";

  @TempDir private Path folder;
  private String model;

  @BeforeEach
  void writeModel() throws Exception {
    model = TinyModel.dutch().write(folder.resolve("model")).toString();
  }

  /** What an engine made: structures in the indexes, texts of new views, files. */
  private record Made(
      List<String> types, List<String> structures, List<String> texts, Map<String, String> files) {}

  /** A structure in the index of one view; a merger puts the same one into another. */
  private record Indexed(CAS view, FeatureStructure structure) {}

  @ParameterizedTest
  @MethodSource("engines")
  void makesWhatItDeclaresAndNothingElse(Class<? extends AnalysisComponent> engine)
      throws Exception {
    AnalysisEngineDescription description = describe(engine);
    Made made = run(description, before(engine), anything -> true);
    TypeSystem types = CasFactory.createCas(types()).getTypeSystem();
    List<String> declared = outputs(description);
    assertThat(made.types())
        .allSatisfy(type -> assertThat(declared).anyMatch(output -> isA(types, type, output)));
    assertThat(declared)
        .allSatisfy(output -> assertThat(made.types()).anyMatch(type -> isA(types, type, output)));
    assertThat(made.structures().size() + made.texts().size() + made.files().size()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("engines")
  void needsNothingButWhatItDeclares(Class<? extends AnalysisComponent> engine) throws Exception {
    AnalysisEngineDescription description = describe(engine);
    Set<String> inputs = new HashSet<>(inputs(description));
    TypeSystem types = CasFactory.createCas(types()).getTypeSystem();
    Made fromAll = run(description, before(engine), anything -> true);
    Made fromInputs =
        run(
            description,
            before(engine),
            type -> inputs.stream().anyMatch(input -> isA(types, type, input)));
    if (engine == JsonCasWriter.class) {
      // writes whatever is there
      assertThat(fromInputs.files()).hasSameSizeAs(fromAll.files());
    } else {
      assertThat(fromInputs).isEqualTo(fromAll);
    }
  }

  @Test
  void theAggregateLeavesWhatItDeclares() throws Exception {
    Made made = run(pipeline(), List.of(), anything -> true);
    TypeSystem types = CasFactory.createCas(types()).getTypeSystem();
    List<String> declared = outputs(pipeline());
    assertThat(made.types())
        .allSatisfy(type -> assertThat(declared).anyMatch(output -> isA(types, type, output)));
    assertThat(declared)
        .allSatisfy(output -> assertThat(made.types()).anyMatch(type -> isA(types, type, output)));
  }

  @Test
  void theReaderMakesWhatItDeclares() throws Exception {
    Files.writeString(folder.resolve("note.txt"), NOTE);
    var description =
        CollectionReaderFactory.createReaderDescription(
            NoteReader.class, NoteReader.PARAM_SOURCE_LOCATION, folder + "/note.txt");
    CAS cas = CasFactory.createCas(types());
    CollectionReaderFactory.createReader(description).getNext(cas);
    Capability capability = description.getCollectionReaderMetaData().getCapabilities()[0];
    assertThat(cas.select(TOP.class).filter(fs -> !(fs instanceof Sofa)).toList())
        .extracting(fs -> fs.getType().getName())
        .containsExactlyElementsOf(names(capability.getOutputs()));
  }

  static Stream<Class<? extends AnalysisComponent>> engines() {
    return DescriptorGenerator.ENGINES.stream();
  }

  private AnalysisEngineDescription describe(Class<? extends AnalysisComponent> engine)
      throws UIMAException {
    AnalysisEngineDescription description = createEngineDescription(engine);
    set(description, BertTagAnnotator.PARAM_MODEL_LOCATION, model);
    set(description, BertTagAnnotator.PARAM_WRITE_TOKEN_TAGS, true);
    set(description, TokenAnnotator.PARAM_MIN_LENGTH, 2);
    set(description, HtmlWriter.PARAM_TARGET_LOCATION, folder.resolve("out").toString());
    set(description, HtmlWriter.PARAM_OVERWRITE, true);
    return description;
  }

  private AnalysisEngineDescription pipeline() throws UIMAException {
    return ClinicalConceptPipeline.description(
        BertTagAnnotator.PARAM_MODEL_LOCATION,
        model,
        BertTagAnnotator.PARAM_WRITE_TOKEN_TAGS,
        true);
  }

  /** The engines that must run before {@code engine} has anything to do. */
  private List<AnalysisEngineDescription> before(Class<?> engine) throws UIMAException {
    AnalysisEngineDescription sentences = createEngineDescription(SentenceAnnotator.class);
    AnalysisEngineDescription tokens = createEngineDescription(TokenAnnotator.class);
    if (engine == SentenceAnnotator.class || engine == DocumentCleaner.class) {
      return List.of();
    } else if (engine == TokenAnnotator.class) {
      return List.of(sentences);
    } else if (engine == BertTagAnnotator.class || engine == CtakesSegmentationWriter.class) {
      return List.of(sentences, tokens);
    } else if (engine == ConceptAnnotator.class) {
      return List.of(sentences, tokens, describe(BertTagAnnotator.class));
    } else if (engine == CtakesMentionWriter.class) {
      return List.of(pipeline(), createEngineDescription(CtakesSegmentationWriter.class));
    } else if (engine == CleanedViewMerger.class) {
      AggregateBuilder cleaned = new AggregateBuilder();
      cleaned.add(pipeline(), CAS.NAME_DEFAULT_SOFA, DocumentCleaner.DEFAULT_CLEANED_VIEW);
      return List.of(
          createEngineDescription(DocumentCleaner.class), cleaned.createAggregateDescription());
    }
    return List.of(pipeline());
  }

  private Made run(
      AnalysisEngineDescription engine,
      List<AnalysisEngineDescription> before,
      Predicate<String> keep)
      throws Exception {
    CAS cas = CasFactory.createCas(types());
    cas.setDocumentLanguage("nl");
    cas.setDocumentText(NOTE);
    if (keep.test(DocumentMetaData._TypeName)) {
      DocumentMetaData metaData = DocumentMetaData.create(cas);
      metaData.setDocumentId("note-1");
      metaData.setDocumentTitle("note-1");
    }
    for (AnalysisEngineDescription each : before) {
      process(each, cas);
    }
    Set<Indexed> there = new HashSet<>();
    for (Indexed each : indexed(cas)) {
      if (keep.test(each.structure().getType().getName())) {
        there.add(each);
      } else {
        each.view().removeFsFromIndexes(each.structure());
      }
    }
    List<CAS> viewsThere = views(cas);
    process(engine, cas);
    List<FeatureStructure> made =
        indexed(cas).stream()
            .filter(each -> !there.contains(each))
            .map(Indexed::structure)
            .toList();
    return new Made(
        made.stream().map(fs -> fs.getType().getName()).distinct().sorted().toList(),
        made.stream().map(CapabilitiesTest::print).sorted().toList(),
        views(cas).stream()
            .filter(view -> !viewsThere.contains(view))
            .map(CAS::getDocumentText)
            .toList(),
        files(folder.resolve("out")));
  }

  private static void process(AnalysisEngineDescription description, CAS cas) throws UIMAException {
    AnalysisEngine engine = AnalysisEngineFactory.createEngine(description);
    engine.process(cas);
    engine.destroy();
  }

  private static List<CAS> views(CAS cas) {
    List<CAS> views = new ArrayList<>();
    cas.getViewIterator().forEachRemaining(views::add);
    return views;
  }

  /** Everything in the indexes of all views but what UIMA itself keeps there. */
  private static List<Indexed> indexed(CAS cas) {
    List<Indexed> found = new ArrayList<>();
    for (CAS view : views(cas)) {
      view.select(TOP.class)
          .filter(fs -> !(fs instanceof Sofa || fs instanceof DocumentAnnotation))
          .forEach(fs -> found.add(new Indexed(view, fs)));
    }
    return found;
  }

  private static String print(FeatureStructure structure) {
    StringBuilder line = new StringBuilder(structure.getType().getName());
    for (Feature feature : structure.getType().getFeatures()) {
      if (feature.getRange().isPrimitive()) {
        line.append(' ').append(structure.getFeatureValueAsString(feature));
      }
    }
    return line.toString();
  }

  private static Map<String, String> files(Path target) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(target)) {
      try (Stream<Path> written = Files.walk(target)) {
        for (Path file : written.filter(Files::isRegularFile).toList()) {
          files.put(file.getFileName().toString(), Files.readString(file));
          Files.delete(file);
        }
      }
    }
    return files;
  }

  private static TypeSystemDescription types() throws UIMAException {
    return CasCreationUtils.mergeTypeSystems(
        List.of(
            TypeSystemDescriptionFactory.createTypeSystemDescription(),
            TypeSystemDescriptionFactory.createTypeSystemDescription(
                "org.medcas.bridge.ctakes-like")));
  }

  private static boolean isA(TypeSystem types, String name, String ancestor) {
    return types.subsumes(types.getType(ancestor), types.getType(name));
  }

  private static List<String> inputs(AnalysisEngineDescription engine) {
    Capability[] capabilities = engine.getAnalysisEngineMetaData().getCapabilities();
    return capabilities.length == 0 ? List.of() : names(capabilities[0].getInputs());
  }

  private static List<String> outputs(AnalysisEngineDescription engine) {
    Capability[] capabilities = engine.getAnalysisEngineMetaData().getCapabilities();
    return capabilities.length == 0 ? List.of() : names(capabilities[0].getOutputs());
  }

  private static List<String> names(TypeOrFeature[] capabilities) {
    return Arrays.stream(capabilities).map(TypeOrFeature::getName).toList();
  }

  private static void set(AnalysisEngineDescription engine, String parameter, Object value) {
    if (engine
            .getAnalysisEngineMetaData()
            .getConfigurationParameterDeclarations()
            .getConfigurationParameter(null, parameter)
        != null) {
      engine
          .getAnalysisEngineMetaData()
          .getConfigurationParameterSettings()
          .setParameterValue(parameter, value);
    }
  }
}
