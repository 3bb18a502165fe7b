package org.medcas.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** Reads files strictly: text that is no valid UTF-8 is named by its byte, never patched. */
public final class GoldFiles {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private GoldFiles() {}

  /**
   * Hands the text of a UTF-8 file, gzip or plain, to {@code parse}; text that is no UTF-8 is a
   * fault. A byte order mark at the begin is no part of the text.
   *
   * @throws IOException if the file cannot be read
   */
  public static GoldCorpus readText(Path file, String id, Function<String, GoldCorpus> parse)
      throws IOException {
    byte[] bytes = readBytes(file);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    if (result.isError()) {
      String message =
          "Not valid UTF-8 at byte " + in.position() + "; save the file in UTF-8 encoding";
      return new GoldCorpus(
          List.of(), List.of(GoldFault.of(id, GoldFault.Kind.UNREADABLE, message)));
    }
    text.flip();
    boolean marked = text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK;
    return parse.apply((marked ? text.subSequence(1, text.length()) : text).toString());
  }

  private static byte[] readBytes(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    boolean gzip = bytes.length > 2 && bytes[0] == (byte) 0x1f && bytes[1] == (byte) 0x8b;
    if (!gzip) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
