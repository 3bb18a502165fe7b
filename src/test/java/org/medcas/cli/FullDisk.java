package org.medcas.cli;

import java.io.IOException;
import java.io.Writer;

/** Takes so many writes and then none, as a disk does that becomes full. */
final class FullDisk extends Writer {

  private final StringBuilder taken = new StringBuilder();
  private int writesLeft;

  FullDisk(int writes) {
    this.writesLeft = writes;
  }

  @Override
  public void write(char[] buffer, int offset, int length) throws IOException {
    if (writesLeft == 0) {
      throw new IOException("No space left on device");
    }
    writesLeft--;
    taken.append(buffer, offset, length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return taken.toString();
  }
}
