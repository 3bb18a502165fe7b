package org.medcas.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps two runs out of one output folder, where each would cut the other's log and checkpoints.
 * The operating system gives the lock back when the process ends, however it ends.
 */
final class RunLock implements AutoCloseable {

  private static final String FILE = ".lock";

  /**
   * Folders that this process holds, guarded by itself. They must not even be tried: closing a
   * second channel to a locked file gives the lock back on POSIX systems.
   */
  private static final Set<Path> HELD_HERE = new HashSet<>();

  private final Path folder;
  private final FileChannel channel;

  private RunLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Takes the folder, which is made where it is missing, until {@link #close}.
   *
   * @throws IOException if another run has it
   */
  static RunLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path real = folder.toRealPath();
    synchronized (HELD_HERE) {
      if (!HELD_HERE.contains(real)) {
        FileChannel channel =
            FileChannel.open(
                real.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (locks(channel)) {
          HELD_HERE.add(real);
          return new RunLock(real, channel);
        }
      }
    }
    throw new IOException(
        "Another run is writing into this folder ["
            + folder
            + "] - wait until it is done, stop it, or name another output");
  }

  /** Locks the file if nobody else has; closes the channel if that cannot be. */
  private static boolean locks(FileChannel channel) throws IOException {
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked;
  }

  /** Gives the folder back; its file stays, for another run may hold it already. */
  @Override
  public void close() throws IOException {
    synchronized (HELD_HERE) {
      HELD_HERE.remove(folder);
      channel.close();
    }
  }
}
