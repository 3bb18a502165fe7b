package org.medcas.corpus.english;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.medcas.corpus.GoldSource;

/** The public English sets in one folder, by the names that their files have there. */
public final class EnglishSources {

  /**
   * The sets that were found.
   *
   * @param sources training parts, MACCROBAT first
   * @param files where each source lies, by its name
   * @param missing names of files that are not there
   */
  public record Found(List<GoldSource> sources, Map<String, Path> files, List<String> missing) {

    /** Copies the lists. */
    public Found {
      sources = List.copyOf(sources);
      files = Map.copyOf(files);
      missing = List.copyOf(missing);
    }
  }

  private final Path folder;
  private final LabelMapping mapping = LabelMapping.load();
  private final List<GoldSource> sources = new ArrayList<>();
  private final Map<String, Path> files = new HashMap<>();
  private final List<String> missing = new ArrayList<>();

  private EnglishSources(Path folder) {
    this.folder = folder;
  }

  /** Looks for the training parts of all sets; nothing is read yet. */
  public static Found in(Path folder) {
    EnglishSources found = new EnglishSources(folder);
    found.add("maccrobat.jsonl.gz", MaccrobatReader::new);
    found.add("phee-train.json.gz", PheeReader::new);
    found.add("neurotrialner-train.json.gz", NeuroTrialReader::new);
    found.add("fb-trial-ner.tsv.gz", TrialCriteriaReader::new);
    for (ColumnReader.DataSet set : ColumnReader.DataSet.values()) {
      found.add(columnFile(set), (file, mapping) -> new ColumnReader(set, file, mapping));
    }
    for (SectionHeadingReader.DataSet set : SectionHeadingReader.DataSet.values()) {
      found.add(headingFile(set), (file, mapping) -> new SectionHeadingReader(set, file, mapping));
    }
    return new Found(found.sources, found.files, found.missing);
  }

  /** Licence of a set by its source's name; empty if it is none of these sets. */
  public static String licence(String source) {
    return LabelMapping.load().licence(source);
  }

  private static String columnFile(ColumnReader.DataSet set) {
    return switch (set) {
      case BC5CDR -> "bc5cdr-train.tsv.gz";
      case NCBI -> "ncbi_disease-train.tsv.gz";
      case MULTICARDIONER -> "multicardioner-drug-train.conll.gz";
    };
  }

  private static String headingFile(SectionHeadingReader.DataSet set) {
    return switch (set) {
      case MTSAMPLES -> "mtsamples-notes.csv.gz";
      case MTS_DIALOG -> "mts-dialog-TrainingSet.csv.gz";
      case ACI_BENCH -> "aci-bench-train.csv.gz";
    };
  }

  private void add(String name, BiFunction<Path, LabelMapping, GoldSource> reader) {
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      GoldSource source = reader.apply(file, mapping);
      sources.add(source);
      files.put(source.name(), file);
    } else {
      missing.add(name);
    }
  }
}
