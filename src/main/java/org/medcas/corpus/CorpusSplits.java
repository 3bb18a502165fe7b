package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The project's own gold of one language: a folder with {@code train}, {@code dev} and {@code
 * test}, and in {@code agreement} second annotations of test documents under the same file names.
 * Files are named {@code kind.specialty.WRITER-NN.txt}.
 *
 * @param documents documents of each split, in the order of their names
 * @param agreement second annotations
 * @param faults what could not be read, and file names that break the scheme
 */
public record CorpusSplits(
    Map<Split, List<GoldDocument>> documents,
    List<GoldDocument> agreement,
    List<GoldFault> faults) {

  private static final Pattern FILE_NAME =
      Pattern.compile("([a-z-]+)\\.([a-z-]+)\\.([a-z0-9]+)-\\d+\\.txt");

  private static final String AGREEMENT = "agreement";

  /** Parts of the corpus; a document is in one of them only. */
  public enum Split {
    TRAIN("train"),
    DEV("dev"),
    TEST("test");

    private final String folder;

    Split(String folder) {
      this.folder = folder;
    }

    /** Name of its folder. */
    public String folder() {
      return folder;
    }
  }

  /**
   * What the name of a file tells.
   *
   * @param kind kind of note, such as {@code discharge-letter}
   * @param specialty such as {@code cardiology}
   * @param writer short name of who wrote it
   */
  public record Origin(String kind, String specialty, String writer) {

    /** What the id of a document tells; empty if the id breaks the scheme. */
    public static Optional<Origin> of(String documentId) {
      Matcher matcher = FILE_NAME.matcher(documentId);
      return matcher.matches()
          ? Optional.of(new Origin(matcher.group(1), matcher.group(2), matcher.group(3)))
          : Optional.empty();
    }
  }

  /** Copies the collections. */
  public CorpusSplits {
    Map<Split, List<GoldDocument>> copy = new EnumMap<>(Split.class);
    documents.forEach((split, list) -> copy.put(split, List.copyOf(list)));
    documents = Collections.unmodifiableMap(copy);
    agreement = List.copyOf(agreement);
    faults = List.copyOf(faults);
  }

  /** Reads the folder of one language; a split without a folder is empty. */
  public static CorpusSplits read(Path folder) throws IOException {
    Map<Split, List<GoldDocument>> documents = new EnumMap<>(Split.class);
    List<GoldFault> faults = new ArrayList<>();
    for (Split split : Split.values()) {
      GoldCorpus corpus = readPart(folder.resolve(split.folder()));
      documents.put(split, corpus.documents());
      corpus.faults().forEach(fault -> faults.add(inFolder(fault, split.folder())));
      corpus.documents().stream()
          .filter(document -> Origin.of(document.id()).isEmpty())
          .forEach(document -> faults.add(wrongName(split.folder() + "/" + document.id())));
    }
    GoldCorpus second = readPart(folder.resolve(AGREEMENT));
    second.faults().forEach(fault -> faults.add(inFolder(fault, AGREEMENT)));
    return new CorpusSplits(documents, second.documents(), faults);
  }

  private static GoldCorpus readPart(Path folder) throws IOException {
    return Files.isDirectory(folder) ? new GoldFolder(folder).read() : GoldCorpus.EMPTY;
  }

  private static GoldFault inFolder(GoldFault fault, String folder) {
    return new GoldFault(
        folder + "/" + fault.file(), fault.line(), fault.column(), fault.kind(), fault.message());
  }

  private static GoldFault wrongName(String file) {
    return GoldFault.of(
        file, GoldFault.Kind.SYNTAX, "The file name must be kind.specialty.WRITER-NN.txt");
  }

  /** Documents of one split. */
  public List<GoldDocument> of(Split split) {
    return documents.getOrDefault(split, List.of());
  }

  /** Documents of all splits. */
  public Stream<GoldDocument> all() {
    return documents.values().stream().flatMap(List::stream);
  }
}
