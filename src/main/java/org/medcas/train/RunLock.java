package org.medcas.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps two runs out of one output folder, where each would cut the other's log and checkpoints.
 * The operating system gives the lock back when the process ends, however it ends.
 */
final class RunLock implements AutoCloseable {

  private static final String FILE = ".lock";

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made where it is missing, until {@link #close}.
   *
   * @throws IOException if another run has it
   */
  static RunLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return new RunLock(channel);
      }
    } catch (OverlappingFileLockException heldByThisProcess) {
      // told below, like one that another process holds
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IOException(
        "Another run is writing into this folder ["
            + folder
            + "] - wait until it is done, stop it, or name another output");
  }

  /** Gives the folder back; its file stays, for another run may hold it already. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
