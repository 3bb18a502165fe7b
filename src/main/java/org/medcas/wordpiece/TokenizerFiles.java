package org.medcas.wordpiece;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a tokenizer by name, in a folder or wherever else a model is kept. */
public interface TokenizerFiles {

  /** Whether there is a file of this name. */
  boolean has(String name);

  /** Opens a file; the caller closes the stream. */
  InputStream open(String name) throws IOException;

  /** Where a file is, for messages. */
  String place(String name);

  /** The files of a folder. */
  static TokenizerFiles in(Path folder) {
    return new TokenizerFiles() {
      @Override
      public boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
      }

      @Override
      public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
      }

      @Override
      public String place(String name) {
        return folder.resolve(name).toString();
      }
    };
  }
}
