package org.medcas.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Type;
import org.apache.uima.cas.TypeSystem;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.tools.stylemap.ColorParser;
import org.apache.uima.tools.stylemap.StyleMapEntry;
import org.apache.uima.tools.stylemap.StyleMapXmlParser;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;
import org.junit.jupiter.api.Test;
import org.medcas.types.ClinicalConcept;
import org.medcas.types.TokenTag;

/** The files of UIMA's annotation viewer and CVD, read by UIMA's own classes. */
class ViewerTest {

  private static final Path TYPES = Path.of("desc", "viewer", "ClinicalConcepts.xml");

  private static TypeSystem types() throws Exception {
    TypeSystemDescription description =
        UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(TYPES.toFile()));
    CAS cas = CasCreationUtils.createCas(description, null, null);
    return cas.getTypeSystem();
  }

  /** The viewer takes the style map that is named after the descriptor. */
  private static List<StyleMapEntry> styles() throws Exception {
    Path file =
        TYPES.resolveSibling(TYPES.getFileName().toString().replace(".xml", "StyleMap.xml"));
    StyleMapXmlParser parser = new StyleMapXmlParser(Files.readString(file));
    ColorParser colors = new ColorParser();
    List<StyleMapEntry> entries = new ArrayList<>();
    for (int i = 0; i < parser.annotType.size(); i++) {
      entries.add(
          colors.parseAndAssignColors(
              (String) parser.annotType.get(i),
              (String) parser.featureValue.get(i),
              (String) parser.styleLabel.get(i),
              (String) parser.styleColor.get(i)));
    }
    return entries;
  }

  @Test
  void everyConceptIsShownAndNothingElse() throws Exception {
    TypeSystem types = types();
    Type concept = types.getType(ClinicalConcept._TypeName);
    List<String> concepts =
        types.getProperlySubsumedTypes(concept).stream().map(Type::getName).toList();
    assertThat(concepts).hasSizeGreaterThan(30);
    assertThat(styles())
        .filteredOn(StyleMapEntry::getChecked)
        .extracting(StyleMapEntry::getAnnotationTypeName)
        .containsExactlyInAnyOrderElementsOf(concepts);
    // the viewer shows what the map does not name
    assertThat(styles())
        .filteredOn(style -> !style.getChecked())
        .extracting(StyleMapEntry::getAnnotationTypeName)
        .containsExactlyInAnyOrder(
            DocumentMetaData._TypeName, Sentence._TypeName, Token._TypeName, TokenTag._TypeName);
  }

  @Test
  void everyStyleIsReadable() throws Exception {
    TypeSystem types = types();
    assertThat(styles())
        .allSatisfy(
            style -> {
              assertThat(style.getLabel())
                  .isEqualTo(types.getType(style.getAnnotationTypeName()).getShortName());
              assertThat(style.getHidden()).isFalse();
              assertThat(style.getForeground()).isEqualTo(Color.BLACK);
              assertThat(contrastWithBlack(style.getBackground())).isGreaterThan(7);
            });
  }

  /** Contrast ratio of WCAG 2.1, from 1 to 21. */
  private static double contrastWithBlack(Color color) {
    double luminance =
        0.2126 * linear(color.getRed())
            + 0.7152 * linear(color.getGreen())
            + 0.0722 * linear(color.getBlue());
    return (luminance + 0.05) / 0.05;
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
