package org.medcas.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.medcas.corpus.BratLabels;

/** The two files brat needs beside its documents: which labels there are, and how they look. */
public final class BratConfiguration {

  /** Okabe and Ito (2008), as on the highlighted pages, in tints that keep the text readable. */
  private static final List<String> TINTS =
      List.of(
          "#f0b48a", "#8fc1e3", "#8fd3bb", "#e6bfd3", "#f3d08a", "#b8dcf3", "#f4eea0", "#cccccc");

  private BratConfiguration() {}

  /**
   * Writes {@code annotation.conf} and {@code visual.conf} into {@code folder}. Labels that brat
   * refuses are kept under the names of {@link BratLabels} and shown as they are.
   */
  public static void write(Path folder, Collection<String> labels) throws IOException {
    StringBuilder annotation = new StringBuilder("[entities]\n");
    StringBuilder shown = new StringBuilder("[labels]\n");
    StringBuilder visual = new StringBuilder("\n[drawing]\n");
    visual.append("SPAN_DEFAULT\tfgColor:black, bgColor:#dddddd, borderColor:darken\n");
    int number = 0;
    for (String label : labels) {
      String name = BratLabels.toBrat(label);
      annotation.append(name).append('\n');
      // the second term is what brat shows; a bar would end it
      shown.append(name).append(" | ").append(label.replace('|', '/')).append('\n');
      visual.append(name).append("\tbgColor:").append(TINTS.get(number++ % TINTS.size()));
      visual.append('\n');
    }
    annotation.append("\n[relations]\n\n[events]\n\n[attributes]\n");
    Files.write(folder.resolve("annotation.conf"), bytes(annotation));
    Files.write(folder.resolve("visual.conf"), bytes(shown.append(visual)));
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
