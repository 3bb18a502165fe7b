package org.medcas.segmentation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.medcas.text.Span;

/**
 * Measures the sentence splitter on Universal Dependencies files: the sentences of all {@code #
 * text} lines, joined by blanks, or by an empty line where a new document or paragraph begins, are
 * the raw text; a sentence counts as found where both ends are exact.
 *
 * <p>Run it with the language, the newline policy and paths of CoNLL-U files, plain or gzipped;
 * {@code -v} before them prints what was missed (m) and made up (x).
 */
public final class UdSegmentationReport {

  private UdSegmentationReport() {}

  /** Prints precision, recall and F1 of each file. */
  public static void main(String[] args) throws IOException {
    boolean verbose = args.length > 0 && args[0].equals("-v");
    List<String> rest = Arrays.asList(args).subList(verbose ? 1 : 0, args.length);
    SentenceOptions options =
        SentenceOptions.defaults(rest.get(0))
            .withNewlines(NewlinePolicy.valueOf(rest.get(1).toUpperCase(Locale.ROOT)));
    SentenceSplitter splitter = new SentenceSplitter(options);
    PrintStream out =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    for (String path : rest.subList(2, rest.size())) {
      report(Path.of(path), splitter, verbose, out);
    }
  }

  private static void report(Path path, SentenceSplitter splitter, boolean verbose, PrintStream out)
      throws IOException {
    StringBuilder text = new StringBuilder();
    List<Span> gold = new ArrayList<>();
    read(path, text, gold);
    List<Span> found = splitter.split(text.toString());
    Set<Span> right = new HashSet<>(gold);
    right.retainAll(new HashSet<>(found));
    double precision = 100.0 * right.size() / found.size();
    double recall = 100.0 * right.size() / gold.size();
    out.printf(
        Locale.ROOT,
        "%s: gold %d, found %d, precision %.2f, recall %.2f, F1 %.2f%n",
        path.getFileName(),
        gold.size(),
        found.size(),
        precision,
        recall,
        2 * precision * recall / (precision + recall));
    if (verbose) {
      List<Span> wrong = new ArrayList<>(gold);
      wrong.addAll(found);
      wrong.removeIf(right::contains);
      wrong.sort(null);
      Set<Span> golden = new HashSet<>(gold);
      wrong.forEach(
          span -> out.println((golden.contains(span) ? "m " : "x ") + span.coveredText(text)));
    }
  }

  private static void read(Path path, StringBuilder text, List<Span> gold) throws IOException {
    try (InputStream file = Files.newInputStream(path);
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      boolean paragraph = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        paragraph |= line.startsWith("# newdoc") || line.startsWith("# newpar");
        if (line.startsWith("# text = ")) {
          if (!text.isEmpty()) {
            text.append(paragraph ? "\n\n" : " ");
          }
          int begin = text.length();
          text.append(line.substring("# text = ".length()).strip());
          gold.add(new Span(begin, text.length()));
          paragraph = false;
        }
      }
    }
  }
}
