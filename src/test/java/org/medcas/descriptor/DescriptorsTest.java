package org.medcas.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.analysis_engine.AnalysisEngineDescription;
import org.apache.uima.fit.factory.AnalysisEngineFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medcas.annotator.BertTagAnnotator;
import org.medcas.annotator.DocumentCleaner;
import org.medcas.io.HtmlWriter;
import org.medcas.testing.TinyModel;
import org.medcas.types.Problem;

class DescriptorsTest {

  private static final Path DESCRIPTORS = Path.of("desc");

  @Test
  void areWhatTheEnginesSayOfThemselves() throws Exception {
    if (Boolean.getBoolean("medcas.writeDescriptors")) {
      DescriptorGenerator.write(DESCRIPTORS);
    }
    Map<String, String> onDisk = new TreeMap<>();
    for (String folder : new String[] {"engine", "aggregate", "reader"}) {
      try (Stream<Path> files = Files.list(DESCRIPTORS.resolve(folder))) {
        for (Path file : files.toList()) {
          onDisk.put(folder + "/" + file.getFileName(), read(file));
        }
      }
    }
    assertThat(onDisk)
        .as("renew with ./mvnw test -Dtest=DescriptorsTest -Dmedcas.writeDescriptors=true")
        .isEqualTo(DescriptorGenerator.all());
  }

  @ParameterizedTest
  @MethodSource("descriptors")
  void startAndRunFromXmlAlone(Path descriptor, @TempDir Path folder) throws Exception {
    AnalysisEngineDescription description =
        UIMAFramework.getXMLParser()
            .parseAnalysisEngineDescription(new XMLInputSource(descriptor.toFile()));
    setIfDeclared(description, HtmlWriter.PARAM_TARGET_LOCATION, folder.toString());
    setIfDeclared(
        description,
        BertTagAnnotator.PARAM_MODEL_LOCATION,
        TinyModel.dutch().write(folder.resolve("model")).toString());
    AnalysisEngine engine = UIMAFramework.produceAnalysisEngine(description);
    JCas jcas = engine.newJCas();
    jcas.setDocumentText("Patient had koorts. Kreeg paracetamol.");
    if (descriptor.toString().contains("Writer")) {
      DocumentMetaData.create(jcas).setDocumentId("note");
      jcas.select(DocumentMetaData.class).get().setDocumentTitle("note");
    }
    if (descriptor.endsWith("CleanedViewMerger.xml")) {
      AnalysisEngineFactory.createEngine(DocumentCleaner.class).process(jcas);
    }
    engine.process(jcas);
    engine.destroy();
    if (descriptor.startsWith(DESCRIPTORS.resolve("aggregate"))) {
      assertThat(jcas.select(Problem.class).asList())
          .extracting(Problem::getCoveredText)
          .containsExactly("koorts");
    }
  }

  static Stream<Path> descriptors() throws IOException {
    try (Stream<Path> files = Files.walk(DESCRIPTORS)) {
      return files
          .filter(file -> file.toString().matches(".*(engine|aggregate)/[A-Za-z]+\\.xml"))
          // need another type system; their own tests give them one
          .filter(file -> !file.getFileName().toString().startsWith("Ctakes"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static void setIfDeclared(
      AnalysisEngineDescription description, String parameter, String value) {
    if (description
            .getAnalysisEngineMetaData()
            .getConfigurationParameterDeclarations()
            .getConfigurationParameter(null, parameter)
        != null) {
      description
          .getAnalysisEngineMetaData()
          .getConfigurationParameterSettings()
          .setParameterValue(parameter, value);
    }
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
