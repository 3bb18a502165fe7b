package org.medcas.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.medcas.text.PlainOrGzip;
import org.medcas.text.StrictUtf8;

/** Reads files strictly: text that is no valid UTF-8 is named by its byte, never patched. */
public final class GoldText {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private GoldText() {}

  /**
   * Hands the text of a UTF-8 file, gzip or plain, to {@code parse}; text that is no UTF-8 is a
   * fault. A byte order mark at the begin is no part of the text.
   *
   * @throws IOException if the file cannot be read
   */
  public static GoldCorpus readText(Path file, String id, Function<String, GoldCorpus> parse)
      throws IOException {
    String text;
    try {
      text = StrictUtf8.decode(PlainOrGzip.bytes(Files.readAllBytes(file)));
    } catch (StrictUtf8.InvalidUtf8Exception e) {
      String message =
          "Not valid UTF-8 at byte " + e.position() + "; save the file in UTF-8 encoding";
      return new GoldCorpus(
          List.of(), List.of(GoldFault.of(id, GoldFault.Kind.UNREADABLE, message)));
    }
    boolean isMarked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return parse.apply(isMarked ? text.substring(1) : text);
  }
}
