package org.medcas.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The two files brat needs beside its documents: which labels there are, and how they look. */
public final class BratConfiguration {

  /** Okabe and Ito (2008), as on the highlighted pages, in tints that keep the text readable. */
  private static final List<String> TINTS =
      List.of(
          "#f0b48a", "#8fc1e3", "#8fd3bb", "#e6bfd3", "#f3d08a", "#b8dcf3", "#f4eea0", "#cccccc");

  private BratConfiguration() {}

  /** Writes {@code annotation.conf} and {@code visual.conf} into {@code folder}. */
  public static void write(Path folder, Collection<String> labels) throws IOException {
    StringBuilder annotation = new StringBuilder("[entities]\n");
    StringBuilder visual = new StringBuilder("[labels]\n\n[drawing]\n");
    visual.append("SPAN_DEFAULT\tfgColor:black, bgColor:#dddddd, borderColor:darken\n");
    int number = 0;
    for (String label : labels) {
      annotation.append(label).append('\n');
      visual.append(label).append("\tbgColor:").append(TINTS.get(number++ % TINTS.size()));
      visual.append('\n');
    }
    annotation.append("\n[relations]\n\n[events]\n\n[attributes]\n");
    Files.write(folder.resolve("annotation.conf"), bytes(annotation));
    Files.write(folder.resolve("visual.conf"), bytes(visual));
  }

  private static byte[] bytes(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
