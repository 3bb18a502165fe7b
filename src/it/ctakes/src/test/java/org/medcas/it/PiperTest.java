package org.medcas.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.ctakes.core.pipeline.PiperFileRunner;
import org.apache.ctakes.core.util.annotation.SemanticGroup;
import org.apache.ctakes.typesystem.type.syntax.BaseToken;
import org.apache.ctakes.typesystem.type.textsem.IdentifiedAnnotation;
import org.apache.ctakes.typesystem.type.textsem.EventMention;
import org.apache.ctakes.typesystem.type.textspan.Sentence;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.apache.uima.util.CasIOUtils;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A piper file of cTAKES with medcas in it: what comes out, and what NegEx made of it. */
class PiperTest {

  @TempDir private Path out;

  @ParameterizedTest
  @ValueSource(strings = {"CtakesSegmentation", "OwnSegmentation"})
  void findsMentionsAndTheirNegation(String piper) throws Exception {
    // given the piper file that ships, and behind it an engine that waits for the other thread
    Path file =
        Files.writeString(
            out.resolve("run.piper"),
            "load org/medcas/desc/piper/" + piper + "\nadd " + Rendezvous.class.getName() + "\n");
    // when
    int exitCode =
        run(
            "-p", file.toString(),
            "-i", "src/test/resources/notes",
            "-o", out.toString(),
            "-m", System.getProperty("medcas.model"));
    // then
    assertThat(exitCode).describedAs("see target/ctakes.log").isZero();
    // two notes were worked on at once, with one model in memory
    assertThat(Files.readAllLines(out.resolve("threads"))).containsExactly("1 model", "1 model");
    assertThat(mentions("clinic"))
        .containsExactly(
            "DiseaseDisorderMention fever negated DISORDER",
            "DiseaseDisorderMention pneumonia DISORDER",
            "DiseaseDisorderMention chest pain negated DISORDER",
            "ProcedureMention X PROCEDURE",
            "MedicationMention aspirin DRUG",
            "MedicationMention metformin DRUG",
            "DiseaseDisorderMention diabetes mellitus DISORDER");
    assertThat(mentions("ward"))
        .containsExactly(
            "DiseaseDisorderMention cough DISORDER",
            "ProcedureMention ECG negated PROCEDURE",
            "ProcedureMention CT scan PROCEDURE",
            "MedicationMention Oxygen DRUG");
    assertThat(Files.readString(only("html", "clinic"))).contains("pneumonia");
    assertThat(Files.readString(only("text", "clinic"))).contains("Negated");
  }

  /** As a user's shell runs it: with threads, the runner returns before the work is done. */
  private int run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    command.add("-D" + Rendezvous.FILE + "=" + out.resolve("threads"));
    command.add(PiperFileRunner.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder java =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(Path.of("target", "ctakes.log").toFile()));
    java.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    return java.start().waitFor();
  }

  private List<String> mentions(String note) throws Exception {
    JCas jcas = JCasFactory.createJCas();
    try (InputStream xmi = Files.newInputStream(only("xmi", note))) {
      CasIOUtils.load(xmi, jcas.getCas());
    }
    for (EventMention mention : jcas.select(EventMention.class)) {
      assertThat(mention.getSegmentID()).isEqualTo("SIMPLE_SEGMENT");
      assertThat(mention.getConfidence()).isBetween(0.5f, 1f);
      Sentence sentence = jcas.select(Sentence.class).covering(mention).get();
      assertThat(mention.getSentenceID()).isEqualTo("" + sentence.getSentenceNumber());
    }
    assertThat(jcas.select(BaseToken.class).count()).isGreaterThan(10);
    assertThat(jcas.select(EventMention.class).map(IdentifiedAnnotation::getId).toList())
        .doesNotHaveDuplicates();
    return jcas.select(EventMention.class)
        .map(
            mention ->
                mention.getType().getShortName()
                    + " "
                    + mention.getCoveredText().replaceAll("\\s+", " ")
                    + (mention.getPolarity() < 0 ? " negated " : " ")
                    + SemanticGroup.getBestGroup(mention))
        .toList();
  }

  private Path only(String folder, String note) throws IOException {
    try (Stream<Path> files = Files.walk(out.resolve(folder))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(note))
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow();
    }
  }
}
