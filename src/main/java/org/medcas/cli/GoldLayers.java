package org.medcas.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.medcas.io.XmiGoldReader;
import picocli.CommandLine.Option;

/** Which annotations of XMI files are gold, as an option. */
final class GoldLayers {

  @Option(
      names = "--layer",
      paramLabel = "TYPE=FEATURE",
      description = {
        "Span type of XMI gold, by its full name, and the feature that holds the label; repeatable.",
        "Default: the concepts of this library and DKPro named entities."
      })
  private Map<String, String> layers = new LinkedHashMap<>();

  XmiGoldReader reader() {
    return layers.isEmpty() ? new XmiGoldReader() : new XmiGoldReader(layers);
  }
}
