package org.medcas.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A self-contained page that shows a note with its concepts highlighted.
 *
 * <p>Every highlight carries its label as text, so colour is never the only sign; the palette is
 * that of Okabe and Ito (2008), made for colour-blind readers, and labels beyond its eight hues
 * differ in the line under them too. Nothing of the note is interpreted: it is escaped, and the
 * page forbids scripts and outside content. Immutable and thread-safe.
 */
final class HtmlPage {

  private static final String TEMPLATE = template();
  private static final int HUES = 8;
  private static final int STROKES = 4;

  /** The three concepts of the Dutch model always wear the same colours. */
  private static final List<String> FIRST_LABELS = List.of("PROBLEM", "TEST", "TREATMENT");

  private final String title;
  private final String language;
  private final String text;
  private final List<ConceptRow> shown = new ArrayList<>();
  private final Map<String, Integer> styles = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private final int overlapping;

  /**
   * @param concepts in text order; of two that overlap the first one is shown and the other counted
   */
  HtmlPage(String title, String language, String text, List<ConceptRow> concepts) {
    this.title = title;
    this.language = language;
    this.text = text;
    FIRST_LABELS.forEach(this::style);
    int end = 0;
    for (ConceptRow concept : concepts) {
      if (concept.span().begin() >= end) {
        shown.add(concept);
        end = concept.span().end();
      }
      counts.merge(concept.label(), 1, Integer::sum);
    }
    counts.keySet().forEach(this::style);
    overlapping = concepts.size() - shown.size();
  }

  private int style(String label) {
    return styles.computeIfAbsent(label, unseen -> styles.size());
  }

  /** The whole page. */
  String render() {
    return TEMPLATE
        .replace("{{language}}", escape(language))
        .replace("{{title}}", escape(title))
        .replace("{{about}}", about())
        .replace("{{legend}}", legend())
        .replace("{{note}}", note());
  }

  private String about() {
    String concepts = counted(counts.values().stream().mapToInt(Integer::intValue).sum());
    String hidden =
        overlapping == 0 ? "" : ", " + overlapping + " of them under another and not shown";
    String models =
        String.join(
            ", ",
            shown.stream()
                .map(ConceptRow::modelId)
                .filter(id -> id != null)
                .distinct()
                .map(HtmlPage::escape)
                .toList());
    return concepts + hidden + (models.isEmpty() ? "" : " · model " + models);
  }

  private static String counted(int concepts) {
    return concepts == 1 ? "1 concept" : concepts + " concepts";
  }

  private String legend() {
    StringBuilder items = new StringBuilder();
    counts.forEach(
        (label, count) ->
            items.append("<li>").append(mark(label, null, count + "×")).append("</li>\n"));
    return items.toString();
  }

  private String note() {
    StringBuilder note = new StringBuilder();
    int from = 0;
    for (ConceptRow concept : shown) {
      note.append(escape(text.substring(from, concept.span().begin())));
      String hint =
          concept.type() + String.format(Locale.ROOT, ", confidence %.2f", concept.confidence());
      note.append(
          mark(
              concept.label(),
              hint,
              escape(text.substring(concept.span().begin(), concept.span().end()))));
      from = concept.span().end();
    }
    return note.append(escape(text.substring(from))).toString();
  }

  private String mark(String label, String hint, String content) {
    int style = style(label);
    String title = hint == null ? "" : " title=\"" + escape(hint) + "\"";
    return "<mark class=\"c"
        + style % HUES
        + " s"
        + style / HUES % STROKES
        + "\""
        + title
        + ">"
        + content
        + "<b>"
        + escape(label)
        + "</b></mark>";
  }

  /**
   * Text as HTML shows it. Control characters that HTML cannot hold become their visible picture
   * (U+2400 block), and half a surrogate pair the replacement character; a carriage return is kept
   * as a reference, since a parser would otherwise turn it into a line feed.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                // keeps a note from naming a place in the template
                case '{' -> escaped.append("&#123;");
                case '\r' -> escaped.append("&#13;");
                case '\n', '\t' -> escaped.append((char) c);
                default -> appendVisible(escaped, c);
              }
            });
    return escaped.toString();
  }

  private static void appendVisible(StringBuilder escaped, int c) {
    if (c < 0x20) {
      escaped.append((char) (0x2400 + c));
    } else if (Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE) {
      escaped.append('\ufffd');
    } else if (c >= 0x7f && c < 0xa0) {
      escaped.append('\u2421');
    } else {
      escaped.appendCodePoint(c);
    }
  }

  private static String template() {
    try (InputStream page = HtmlPage.class.getResourceAsStream("page.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("The page template in the library cannot be read", broken);
    }
  }
}
