package org.medcas.corpus.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTableTest {

  private static final Path CARD = Path.of("docs/models/en.md");
  private static final String BEGIN = "<!-- mapping: begin -->\n";
  private static final String END = "<!-- mapping: end -->\n";

  @Test
  void theCardShowsTheMappingAsItIs() throws IOException {
    String card = Files.readString(CARD, StandardCharsets.UTF_8);
    int begin = card.indexOf(BEGIN) + BEGIN.length();
    int end = card.indexOf(END);
    if (Boolean.getBoolean("medcas.writePages")) {
      card = card.substring(0, begin) + table() + card.substring(end);
      Files.writeString(CARD, card, StandardCharsets.UTF_8);
      end = card.indexOf(END);
    }

    assertThat(card.substring(begin, end))
        .as("renew with ./mvnw test -Dtest=MappingTableTest -Dmedcas.writePages=true")
        .isEqualTo(table());
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder();
    row(table, List.of("source", "type", "condition", "label", "note"));
    row(table, List.of("---", "---", "---", "---", "---"));
    for (String line : mapping().lines().toList()) {
      String[] cells = line.split("\t", -1);
      boolean isRule = !line.startsWith("#") && !List.of("pattern", "licence").contains(cells[0]);
      if (isRule) {
        row(table, List.of(cells[0], cells[1], code(cells[2]), code(cells[3]), cells[4].strip()));
      }
    }
    return table.toString();
  }

  private static String code(String cell) {
    return "*-".contains(cell)
        ? cell.replace("*", "always").replace("-", "outside")
        : "`" + cell.replace("|", "\\|") + "`";
  }

  private static void row(StringBuilder table, List<String> cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String mapping() throws IOException {
    try (InputStream in = LabelMapping.class.getResourceAsStream("mapping.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
