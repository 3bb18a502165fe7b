package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.medcas.testing.Markdown;
import org.medcas.testing.Markdown.Block;

/**
 * What the README and the guides show is what is there: code and descriptors are copies of files
 * that run in a test, commands are understood, links lead somewhere, printed output is printed.
 */
class GuidesTest {

  /** Blocks in these languages must say which file they are copied from. */
  private static final Set<String> COPIED = Set.of("java", "xml", "piper");

  private static final Set<String> OTHER_PROGRAMS =
      Set.of("cat", "cd", "java", "pip", "optimum-cli");

  private static final String PROGRAM = "java -jar target/medcas.jar";
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");
  private static final Pattern CONFIDENCE = Pattern.compile("[ |]+\\d\\.\\d\\d$");

  static List<Path> guides() throws IOException {
    return Markdown.guides();
  }

  @ParameterizedTest
  @MethodSource("guides")
  void codeIsACopyOfAFileThatATestRuns(Path guide) throws Exception {
    for (Block block : Markdown.blocks(guide)) {
      if (block.source() != null) {
        assertThat(String.join("\n", block.lines()))
            .describedAs("%s must be as in %s, tag %s", block.place(), block.source(), block.tag())
            .isEqualTo(String.join("\n", block.expected()));
      } else {
        assertThat(COPIED)
            .describedAs("%s: name the file it is copied from on the line before", block.place())
            .doesNotContain(block.language());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyCommandIsUnderstood(Path guide) throws Exception {
    for (Block block : Markdown.blocks(guide)) {
      if (block.language().equals("sh")) {
        for (String command : commands(block.lines())) {
          assertThatCode(() -> understand(command))
              .describedAs("%s: %s", block.place(), command)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyLinkLeadsToAFile(Path guide) throws Exception {
    Matcher link = LINK.matcher(Files.readString(guide));
    while (link.find()) {
      if (!link.group(1).matches("https?:.*")) {
        Path target = guide.toAbsolutePath().resolveSibling(link.group(1));
        assertThat(target).describedAs("link in %s", guide).exists();
      }
    }
  }

  @Test
  void theReadmeShowsWhatTheProgramPrints() throws Exception {
    Block block =
        Markdown.blocks(Path.of("README.md")).stream()
            .filter(b -> b.lines().get(0).startsWith("$ " + PROGRAM))
            .findFirst()
            .orElseThrow();
    String[] arguments = block.lines().get(0).substring(PROGRAM.length() + 3).split(" ");
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    // the last digits of a confidence are the processor's
    assertThat(run.out().strip().lines().map(GuidesTest::withoutConfidence))
        .describedAs("copy what %s prints", block.lines().get(0))
        .containsExactlyElementsOf(
            block.lines().stream().skip(1).map(GuidesTest::withoutConfidence).toList());
  }

  private static String withoutConfidence(String line) {
    return CONFIDENCE.matcher(line.stripTrailing()).replaceFirst("");
  }

  /** Single commands: lines that go on are joined, comments and redirections left out. */
  private static List<String> commands(List<String> lines) {
    List<String> commands = new ArrayList<>();
    for (String line : String.join("\n", lines).replace("\\\n", " ").split("\n")) {
      for (String command : line.replaceAll("(^|\\s)#.*", "").split("&&|\\|")) {
        if (!command.isBlank()) {
          commands.add(command.replaceAll("[<>] *\\S+", "").strip().replaceAll("\\s+", " "));
        }
      }
    }
    return commands;
  }

  private static void understand(String command) throws IOException {
    if (command.startsWith(PROGRAM)) {
      PrintWriter nowhere = new PrintWriter(new StringWriter());
      String[] arguments = command.substring(PROGRAM.length()).strip().split(" ");
      Medcas.program(nowhere, nowhere).parseArgs(arguments);
    } else if (command.startsWith("./mvnw ")) {
      for (String argument : command.split(" ")) {
        understandMaven(argument);
      }
    } else if (!OTHER_PROGRAMS.contains(command.split(" ")[0])) {
      throw new IllegalArgumentException("not a program that the guides use");
    }
  }

  private static void understandMaven(String argument) throws IOException {
    if (argument.startsWith("-P")) {
      assertThat(Path.of("pom.xml")).content().contains("<id>" + argument.substring(2) + "</id>");
    } else if (argument.startsWith("-Dtest=")) {
      try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
        String file = argument.substring("-Dtest=".length()) + ".java";
        assertThat(tests).anyMatch(test -> test.getFileName().toString().equals(file));
      }
    } else if (argument.startsWith("src/")) {
      assertThat(Path.of(argument)).exists();
    }
  }
}
