package org.medcas.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reads UTF-8 without mending it: a byte that is no UTF-8 is an error with its position, never a
 * replacement character in the text. Thread-safe.
 */
public final class StrictUtf8 {

  private StrictUtf8() {}

  /**
   * The text of {@code bytes}, every character kept, a byte order mark included.
   *
   * @throws InvalidUtf8Exception if one of the bytes is no UTF-8
   */
  public static String decode(byte[] bytes) throws InvalidUtf8Exception {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new InvalidUtf8Exception(in.position());
    }
    return out.flip().toString();
  }

  /** Whether all of {@code bytes} is UTF-8. */
  public static boolean isValid(byte[] bytes) {
    try {
      decode(bytes);
      return true;
    } catch (InvalidUtf8Exception e) {
      return false;
    }
  }

  /** Bytes that are no UTF-8, with the position of the first of them. */
  public static final class InvalidUtf8Exception extends CharacterCodingException {

    private static final long serialVersionUID = 1;
    private final int position;

    private InvalidUtf8Exception(int position) {
      this.position = position;
    }

    /** Index of the first byte that is no UTF-8. */
    public int position() {
      return position;
    }

    @Override
    public String getMessage() {
      return "not valid UTF-8 at byte "
          + position
          + "; save the file as UTF-8, or convert it with iconv -f windows-1252 -t utf-8";
    }
  }
}
