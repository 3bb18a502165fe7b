package org.medcas.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.medcas.model.Sha256;

/** SHA-256 of what a result depends on. */
final class Digests {

  private Digests() {}

  /** Of a text in UTF-8. */
  static String of(String text) {
    MessageDigest digest = Sha256.digest();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return Sha256.hex(digest);
  }

  /** Of the texts of all records: that of a whole corpus at once would be too long. */
  static String of(List<? extends Record> records) {
    MessageDigest digest = Sha256.digest();
    for (Record each : records) {
      digest.update(each.toString().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
    return Sha256.hex(digest);
  }
}
