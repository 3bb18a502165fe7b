package org.medcas.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The fenced blocks of a Markdown file, each with the source it is a copy of, if it names one.
 *
 * <p>A block's source stands in a comment on the line before it, {@code <!-- path/of/file -->} or
 * {@code <!-- path/of/file#tag -->}; a tagged region lies between the comments {@code tag::tag[]}
 * and {@code end::tag[]} of that file.
 */
public final class Markdown {

  private static final Pattern FENCE = Pattern.compile("```(\\w*)");
  private static final Pattern SOURCE = Pattern.compile("<!-- (\\S+?)(?:#(\\S+))? -->");
  private static final Pattern ANY_TAG = Pattern.compile(".*\\b(tag|end)::[\\w-]+\\[].*");

  private Markdown() {}

  /**
   * A fenced block.
   *
   * @param place file and line, for messages
   * @param language what stands behind the opening fence; may be empty
   * @param source path of the file it is copied from; null if it names none
   * @param tag the region of that file; null for the whole file
   */
  public record Block(
      String place, String language, String source, String tag, List<String> lines) {

    /** The region of the source file, as it should stand here. */
    public List<String> expected() throws IOException {
      List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(source)));
      if (tag != null) {
        int begin = find(lines, "tag::" + tag + "[]");
        lines = new ArrayList<>(lines.subList(begin + 1, find(lines, "end::" + tag + "[]")));
      }
      lines.removeIf(line -> ANY_TAG.matcher(line).matches());
      int indent =
          lines.stream()
              .filter(line -> !line.isBlank())
              .mapToInt(line -> line.length() - line.stripLeading().length())
              .min()
              .orElse(0);
      List<String> region =
          new ArrayList<>(
              lines.stream().map(line -> line.isBlank() ? "" : line.substring(indent)).toList());
      trimBlankLines(region);
      return region;
    }

    private int find(List<String> lines, String mark) {
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(mark)) {
          return i;
        }
      }
      throw new IllegalArgumentException(place + ": " + source + " has no line with " + mark);
    }
  }

  private static void trimBlankLines(List<String> lines) {
    while (!lines.isEmpty() && lines.get(0).isEmpty()) {
      lines.remove(0);
    }
    while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
  }

  /** README, the integration guides and the pages of the example projects. */
  public static List<Path> guides() throws IOException {
    List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
    for (String folder : List.of("docs/integrations", "src/it")) {
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        found.filter(file -> file.toString().endsWith(".md")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /** The fenced blocks of {@code file} in their order. */
  public static List<Block> blocks(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        Matcher source = SOURCE.matcher(i == 0 ? "" : lines.get(i - 1));
        boolean named = source.matches();
        blocks.add(
            new Block(
                file + ":" + (i + 1),
                fence.group(1),
                named ? source.group(1) : null,
                named ? source.group(2) : null,
                List.copyOf(lines.subList(i + 1, end))));
        i = end;
      }
    }
    return blocks;
  }
}
