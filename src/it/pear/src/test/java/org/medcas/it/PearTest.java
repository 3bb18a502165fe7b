package org.medcas.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.uima.UIMAFramework;
import org.apache.uima.analysis_engine.AnalysisEngine;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.pear.tools.PackageBrowser;
import org.apache.uima.pear.tools.PackageInstaller;
import org.apache.uima.resource.ResourceSpecifier;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PearTest {

  @Test
  void installsAndRunsWithNothingButUimaOnTheClassPath(@TempDir Path folder) throws Exception {
    // given
    assertThatThrownBy(() -> Class.forName("org.medcas.types.Problem"))
        .isInstanceOf(ClassNotFoundException.class);
    // tag::install[]
    PackageBrowser pear =
        PackageInstaller.installPackage(
            folder.toFile(), Path.of("target", "org.medcas.pear").toFile(), true);
    ResourceSpecifier specifier =
        UIMAFramework.getXMLParser()
            .parseResourceSpecifier(new XMLInputSource(pear.getComponentPearDescPath()));
    AnalysisEngine engine = UIMAFramework.produceAnalysisEngine(specifier);
    // end::install[]
    // when
    CAS cas = engine.newCAS();
    cas.setDocumentLanguage("en");
    cas.setDocumentText("She has diabetes mellitus.");
    engine.process(cas);
    engine.destroy();
    // then
    Type problem = cas.getTypeSystem().getType("org.medcas.types.Problem");
    assertThat(cas.<AnnotationFS>getAnnotationIndex(problem).stream())
        .extracting(AnnotationFS::getCoveredText)
        .containsExactly("diabetes mellitus");
  }
}
