package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A folder of gold files, read with everything below it, in the order of their paths.
 *
 * <p>The ending tells the kind: {@code .txt} is brat where an {@code .ann} lies beside it, else the
 * project's written form; {@code .conll}, {@code .iob}, {@code .iob2}, {@code .bio} and {@code
 * .tsv} are columns; further kinds, such as XMI, are added by the caller. Files of other kinds are
 * listed as ignored, hidden files are not looked at. Where a reader unpacks gzip, the ending before
 * {@code .gz} counts. A document's id is its path below the folder, with {@code /}.
 *
 * <p>The folder may be named by a symbolic link to it; links to folders found below it are not
 * followed.
 */
public final class GoldFolder implements GoldSource {

  private static final String GZIP = ".gz";

  private final Path folder;
  private final Map<String, GoldReader> readers = new HashMap<>();

  /** A folder, or a single file, of the kinds that this package can read. */
  public GoldFolder(Path folder) {
    this(folder, Map.of());
  }

  /**
   * A folder, or a single file, with readers for further kinds.
   *
   * @param furtherReaders by ending without dot, in lower case, such as {@code xmi}
   */
  public GoldFolder(Path folder, Map<String, GoldReader> furtherReaders) {
    this.folder = folder;
    for (String ending : List.of("conll", "iob", "iob2", "bio", "tsv")) {
      readers.put(ending, new ConllFormat());
    }
    readers.put("txt", new BracketFormat());
    readers.putAll(furtherReaders);
  }

  @Override
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  @Override
  public PartialLabels coverage() {
    return PartialLabels.all();
  }

  @Override
  public GoldCorpus read() throws IOException {
    List<GoldCorpus> parts = new ArrayList<>();
    for (Path path : FolderFiles.below(folder)) {
      Path file = folder.resolve(path);
      if (isGold(file)) {
        parts.add(readOne(readerFor(file), file));
      }
    }
    return GoldCorpus.join(parts);
  }

  /** Hidden files are not looked at; annotations are read with their text. */
  private static boolean isGold(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean isBesideText =
        name.endsWith(BratFormat.ANNOTATIONS) && Files.exists(BratFormat.textOf(file));
    return !name.startsWith(".") && !isBesideText;
  }

  private GoldReader readerFor(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String unpacked = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
    String ending = unpacked.substring(unpacked.lastIndexOf('.') + 1);
    return BratFormat.isText(file)
        ? new BratFormat()
        : readers.getOrDefault(ending, GoldFolder::passOver);
  }

  private static GoldCorpus passOver(Path file, String id) {
    String message = "No gold file by its ending, passed over";
    return new GoldCorpus(List.of(), List.of(GoldFault.of(id, GoldFault.Kind.IGNORED, message)));
  }

  private GoldCorpus readOne(GoldReader reader, Path file) {
    String id = file.equals(folder) ? name() : folder.relativize(file).toString();
    String name = id.replace(file.getFileSystem().getSeparator(), "/");
    try {
      return reader.read(file, name);
    } catch (IOException e) {
      String message = "Cannot be read, " + e.getClass().getSimpleName() + "; check its rights";
      GoldFault fault = GoldFault.of(name, GoldFault.Kind.UNREADABLE, message);
      return new GoldCorpus(List.of(), List.of(fault));
    }
  }
}
