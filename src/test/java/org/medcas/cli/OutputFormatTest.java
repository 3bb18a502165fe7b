package org.medcas.cli;

import static org.apache.uima.fit.factory.CollectionReaderFactory.createReaderDescription;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.uima.collection.CollectionReaderDescription;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.fit.pipeline.SimplePipeline;
import org.apache.uima.jcas.JCas;
import org.apache.uima.json.jsoncas2.JsonCas2Deserializer;
import org.dkpro.core.io.conll.Conll2002Reader;
import org.dkpro.core.io.xmi.XmiReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.medcas.corpus.BratFormat;
import org.medcas.corpus.GoldCorpus;
import org.medcas.corpus.GoldDocument;
import org.medcas.corpus.GoldFolder;
import org.medcas.corpus.GoldSpan;
import org.medcas.testing.TinyModel;
import org.medcas.text.Span;
import org.medcas.types.ClinicalConcept;

/** Each format is read back by the reader of its own world and gives the same concepts. */
class OutputFormatTest {

  private static final String NOTE =
      "😀 De patient had ernstige pneumonie, koorts\u0001 en kreeg\r\nparacetamol. einde";
  private static final List<String> CONCEPTS =
      List.of("18-36 PROBLEM", "38-44 PROBLEM", "56-67 TREATMENT");

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void writeNote() throws Exception {
    results = folder.resolve("results");
    Files.writeString(folder.resolve("note.txt"), NOTE);
  }

  @Test
  void xmiIsReadByDkpro() throws Exception {
    annotate("xmi");
    assertThat(results.resolve("TypeSystem.xml")).exists();
    JCas jcas =
        first(
            createReaderDescription(
                XmiReader.class, XmiReader.PARAM_SOURCE_LOCATION, results + "/*.xmi"));
    assertThat(concepts(jcas)).isEqualTo(CONCEPTS);
  }

  @Test
  void jsonCasIsReadByUima() throws Exception {
    annotate("json");
    JCas jcas = JCasFactory.createJCas();
    new JsonCas2Deserializer().deserialize(results.resolve("note.json").toFile(), jcas.getCas());
    assertThat(concepts(jcas)).isEqualTo(CONCEPTS);
  }

  @Test
  void tableIsReadByACsvParser() throws Exception {
    annotate("csv");
    List<String> rows = new ArrayList<>();
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (Reader in = Files.newBufferedReader(results.resolve("note.csv"))) {
      for (CSVRecord row : format.parse(in)) {
        rows.add(row.get("begin") + "-" + row.get("end") + " " + row.get("ner_label"));
      }
    }
    assertThat(rows).isEqualTo(CONCEPTS);
  }

  @Test
  void jsonLinesAreReadByAJsonParser() throws Exception {
    annotate("jsonl");
    List<String> rows = new ArrayList<>();
    for (JsonElement concept :
        JsonParser.parseString(Files.readString(results.resolve("note.jsonl")))
            .getAsJsonObject()
            .getAsJsonArray("concepts")) {
      rows.add(
          concept.getAsJsonObject().get("begin")
              + "-"
              + concept.getAsJsonObject().get("end")
              + " "
              + concept.getAsJsonObject().get("label").getAsString());
    }
    assertThat(rows).isEqualTo(CONCEPTS);
  }

  @Test
  void conllIsReadByDkproWithTheSameEntities() throws Exception {
    annotate("conll");
    JCas jcas =
        first(
            createReaderDescription(
                Conll2002Reader.class,
                Conll2002Reader.PARAM_SOURCE_LOCATION,
                results + "/*.conll",
                Conll2002Reader.PARAM_LANGUAGE,
                "nl"));
    assertThat(jcas.select(NamedEntity.class).asList())
        .extracting(entity -> entity.getCoveredText() + " " + entity.getValue())
        .containsExactly("ernstige pneumonie PROBLEM", "koorts PROBLEM", "paracetamol TREATMENT");
  }

  @Test
  void bratCountsCodePointsAndComesBackInUtf16() throws Exception {
    annotate("brat");
    assertThat(results.resolve("annotation.conf")).content().contains("[entities]\nPROBLEM\n");
    assertThat(results.resolve("visual.conf")).content().contains("PROBLEM\tbgColor:");
    String text = Files.readString(results.resolve("note.txt"), StandardCharsets.UTF_8);
    String annotations = Files.readString(results.resolve("note.ann"), StandardCharsets.UTF_8);
    assertThat(annotations).startsWith("T1\tPROBLEM 17 35\ternstige pneumonie\n");
    GoldDocument document = BratFormat.parse("note", text, annotations).documents().get(0);
    assertThat(document.spans())
        .extracting(span -> span.begin() + "-" + span.end() + " " + span.label())
        .isEqualTo(CONCEPTS);
  }

  @Test
  void bratKeepsALabelThatItRefusesUnderAnotherNameAndShowsItAsItIs() throws Exception {
    // given
    String label = "Causative_Agents_(Virus_and_Bacteria)";
    String name = "Causative_Agents_-u0028-Virus_and_Bacteria-u0029-";
    Files.writeString(folder.resolve("note.txt"), "kweek: mrsa");
    // when
    annotate("brat", new TinyModel("O", "B-" + label, "I-" + label).piece("mrsa", "B-" + label));
    // then brat's own rule for names holds wherever it reads one
    String annotations = Files.readString(results.resolve("note.ann"));
    assertThat(annotations).isEqualTo("T1\t" + name + " 7 11\tmrsa\n");
    assertThat(name).matches("[a-zA-Z0-9_-]*");
    assertThat(results.resolve("annotation.conf")).content().contains("[entities]\n" + name + "\n");
    assertThat(results.resolve("visual.conf"))
        .content()
        .contains("[labels]\n" + name + " | " + label + "\n")
        .contains(name + "\tbgColor:");
    GoldCorpus corrected = new GoldFolder(results).read();
    assertThat(corrected.faults()).noneMatch(fault -> fault.file().startsWith("note"));
    assertThat(corrected.documents().get(0).spans())
        .containsExactly(new GoldSpan(new Span(7, 11), label));
  }

  private void annotate(String format) throws Exception {
    annotate(format, TinyModel.dutch());
  }

  private void annotate(String format, TinyModel model) throws Exception {
    CommandRun run =
        CommandRun.of(
            "annotate",
            "--model",
            model.write(folder.resolve("model")).toString(),
            "--format",
            format,
            "--out",
            results.toString(),
            folder.resolve("note.txt").toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static JCas first(CollectionReaderDescription reader) throws Exception {
    return SimplePipeline.iteratePipeline(reader).iterator().next();
  }

  private static List<String> concepts(JCas jcas) {
    return jcas.select(ClinicalConcept.class)
        .map(c -> c.getBegin() + "-" + c.getEnd() + " " + c.getValue())
        .toList();
  }
}
