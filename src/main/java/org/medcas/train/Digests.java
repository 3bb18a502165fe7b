package org.medcas.train;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.medcas.model.Sha256;

/** SHA-256 of what a result depends on. */
final class Digests {

  private Digests() {}

  /** Of a text in UTF-8. */
  static String of(String text) {
    try {
      return Sha256.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory cannot fail", e);
    }
  }

  /** Of the texts of all records: that of a whole corpus at once would be too long. */
  static String of(List<? extends Record> records) {
    MessageDigest digest = sha256();
    for (Record each : records) {
      digest.update(each.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Of a file's bytes. */
  static String of(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return Sha256.of(bytes);
    }
  }
}
