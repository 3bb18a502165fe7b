package org.medcas.io;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.uima.cas.SerialFormat;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasIOUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFault;
import org.medcas.corpus.GoldSpan;
import org.medcas.testing.Seeds;
import org.medcas.text.Span;
import org.medcas.types.Problem;
import org.medcas.types.TokenTag;

class XmiGoldReaderTest {

  @TempDir private Path folder;

  @Test
  void readsConceptsAndPlainEntitiesWithTheirOffsets() throws Exception {
    // given an emoji and line ends before the spans
    JCas jcas = JCasFactory.createText("😀 note\r\nhoest \"&<\ten koorts");
    entity(new Problem(jcas, 9, 14), "PROBLEM");
    entity(new NamedEntity(jcas, 22, 28), "PROBLEM");
    TokenTag tag = new TokenTag(jcas, 9, 14);
    tag.setLabel("B-PROBLEM");
    tag.addToIndexes();
    // when
    GoldCorpus corpus = new XmiGoldReader().read(write(jcas), "n.xmi");
    // then
    assertThat(corpus.faults()).isEmpty();
    GoldDocument document = corpus.documents().get(0);
    assertThat(document.id()).isEqualTo("n.xmi");
    assertThat(document.text()).isEqualTo(jcas.getDocumentText());
    assertThat(document.spans())
        .containsExactly(
            new GoldSpan(new Span(9, 14), "PROBLEM"), new GoldSpan(new Span(22, 28), "PROBLEM"));
    assertThat(document.sentences()).isEmpty();
  }

  @Test
  void marksASpanWithoutLabelAsUnknownAndTakesDoublesOnce() throws Exception {
    JCas jcas = JCasFactory.createText("hoest koorts");
    entity(new Problem(jcas, 0, 5), null);
    entity(new Problem(jcas, 6, 12), "PROBLEM");
    entity(new NamedEntity(jcas, 6, 12), "PROBLEM");
    GoldCorpus corpus = new XmiGoldReader().read(write(jcas), "n");
    assertThat(corpus.documents().get(0).unknown()).containsExactly(new Span(0, 5));
    assertThat(corpus.documents().get(0).spans()).hasSize(1);
    assertThat(corpus.faultCounts()).containsExactly(Map.entry(GoldFault.Kind.IGNORED, 2));
  }

  @Test
  void leavesOutADocumentWhoseSpansOverlap() throws Exception {
    JCas jcas = JCasFactory.createText("ernstige hoest");
    entity(new Problem(jcas, 0, 14), "PROBLEM");
    entity(new Problem(jcas, 9, 14), "PROBLEM");
    GoldCorpus corpus = new XmiGoldReader().read(write(jcas), "n");
    assertThat(corpus.documents()).isEmpty();
    assertThat(corpus.fatalFaults())
        .extracting(GoldFault::message)
        .containsExactly("The span [9, 14) overlaps that at [0, 14)");
  }

  @Test
  void readsALayerOfTheUsersOwnWithoutItsTypeSystem() throws Exception {
    Path file = folder.resolve("own.xmi");
    Files.writeString(
        file,
        """
        <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
          xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
          <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="hoest en koorts"/>
          <custom:Finding xmi:id="2" sofa="1" begin="0" end="5" kind="PROBLEM"/>
          <custom:Finding xmi:id="3" sofa="1" begin="9" end="15" kind="PROBLEM"/>
          <custom:Other xmi:id="4" sofa="1" begin="6" end="8" kind="WORD"/>
          <cas:View sofa="1" members="2 4"/>
        </xmi:XMI>
        """);
    GoldCorpus corpus =
        new XmiGoldReader(Map.of("webanno.custom.Finding", "kind")).read(file, "own");
    // the second one was taken out of the index: it is no annotation any more
    assertThat(corpus.documents().get(0).spans())
        .containsExactly(new GoldSpan(new Span(0, 5), "PROBLEM"));
  }

  @Test
  void refusesAnExternalEntity() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "secret words");
    Path file = folder.resolve("evil.xmi");
    Files.writeString(
        file,
        "<!DOCTYPE x [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\">&e;</xmi:XMI>");
    GoldCorpus corpus = new XmiGoldReader().read(file, "evil");
    assertThat(corpus.documents()).isEmpty();
    assertThat(corpus.fatalFaults()).hasSize(1);
    assertThat(corpus.toString()).doesNotContain("secret words");
  }

  @Test
  void namesThePlaceWhereTheXmlBreaks() throws Exception {
    Path file = Files.writeString(folder.resolve("cut.xmi"), "<a>\n<b patient=\"Jansen");
    GoldFault fault = new XmiGoldReader().read(file, "cut").faults().get(0);
    assertThat(fault.kind()).isEqualTo(GoldFault.Kind.SYNTAX);
    assertThat(fault.line()).isEqualTo(2);
    assertThat(fault.message()).doesNotContain("Jansen");
  }

  @Test
  void readsBackWhatUimaWritesForAnyText() {
    Seeds.forAll(100, this::roundTrip);
  }

  private void roundTrip(Random random) throws Exception {
    StringBuilder text = new StringBuilder("x");
    while (text.length() < 60) {
      text.appendCodePoint(
          new int[] {'a', ' ', '\n', '\r', '\t', '"', '<', '&', 0xe9, 0x301, 0x1f600, 0xa0, 0x5d0}
              [random.nextInt(13)]);
    }
    JCas jcas = JCasFactory.createText(text.toString());
    int begin = random.nextInt(30);
    int end = begin + 1 + random.nextInt(text.length() - begin);
    entity(new Problem(jcas, begin, end), "PROBLEM");
    GoldDocument read = new XmiGoldReader().read(write(jcas), "r").documents().get(0);
    assertThat(read.text()).isEqualTo(text.toString());
    assertThat(read.spans()).containsExactly(new GoldSpan(new Span(begin, end), "PROBLEM"));
  }

  private static void entity(NamedEntity entity, String value) {
    entity.setValue(value);
    entity.addToIndexes();
  }

  private Path write(JCas jcas) throws Exception {
    Path file = folder.resolve("n.xmi");
    try (OutputStream out = Files.newOutputStream(file)) {
      CasIOUtils.save(jcas.getCas(), out, SerialFormat.XMI);
    }
    return file;
  }
}
