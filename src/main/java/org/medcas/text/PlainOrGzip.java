package org.medcas.text;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * Bytes that may be compressed with gzip, which their first two tell, whatever the file is called.
 * Thread-safe.
 */
public final class PlainOrGzip {

  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;
  private static final int BUFFER = 1 << 16;

  private PlainOrGzip() {}

  /**
   * The plain bytes behind {@code bytes}; closing the result closes {@code bytes}, which stays the
   * caller's to close if this method fails.
   */
  public static InputStream stream(InputStream bytes) throws IOException {
    InputStream buffered = new BufferedInputStream(bytes, BUFFER);
    buffered.mark(2);
    boolean isGzip = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
    buffered.reset();
    return isGzip ? new GZIPInputStream(buffered, BUFFER) : buffered;
  }

  /** The plain bytes behind {@code bytes}. */
  public static byte[] bytes(byte[] bytes) throws IOException {
    try (InputStream in = stream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
