package org.medcas.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * A hidden folder, inside a folder of results, for what is not whole yet. A lock on a file in it
 * tells a folder in use from one that a killed run left: the operating system gives the lock back
 * when the process ends, however it ends, whereas process numbers repeat, in each container from 1,
 * and mean nothing on another host.
 *
 * <p>Between hosts that holds as far as their file system hands locks on. Where it knows no locks
 * at all nothing locked is removed.
 */
final class StagingFolder implements AutoCloseable {

  private static final String ANY_PREFIX = ".medcas-";

  /** Folders of earlier versions have a process number behind the shorter prefix, and no lock. */
  private static final String PREFIX = ANY_PREFIX + "run-";

  private static final String LOCK = ".lock";
  private static final int ATTEMPTS = 10;

  /**
   * Folders that this process holds, guarded by itself. They must not even be tried: closing a
   * second channel to a locked file gives the lock back on POSIX systems.
   */
  private static final Set<Path> HELD_HERE = new HashSet<>();

  private final Path path;
  private final FileChannel lock;

  private StagingFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Makes one inside {@code folder}, after the removal of those that killed runs left there. */
  static StagingFolder in(Path folder) throws IOException {
    Path real = folder.toRealPath();
    synchronized (HELD_HERE) {
      for (Path child : children(real)) {
        if (isStaging(child) && !HELD_HERE.contains(child)) {
          removeIfLeft(child);
        }
      }
      for (int i = 0; i < ATTEMPTS; i++) {
        Optional<StagingFolder> made = hold(Files.createTempDirectory(real, PREFIX));
        if (made.isPresent()) {
          HELD_HERE.add(made.get().path());
          return made.get();
        }
      }
    }
    throw new IOException(
        "No folder for unfinished results could be kept, other runs removed each [below "
            + folder
            + "] - start the runs one after the other, or give each its own --out");
  }

  Path path() {
    return path;
  }

  /**
   * Empty if another run saw the folder before it was locked and took it for a leftover. Nobody
   * makes a lock file in a folder of somebody else, so one that is still there is ours.
   */
  private static Optional<StagingFolder> hold(Path path) throws IOException {
    Path file = path.resolve(LOCK);
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    }
    if (lock(channel) != Locking.TAKEN_BY_ANOTHER && Files.exists(file)) {
      return Optional.of(new StagingFolder(path, channel));
    }
    channel.close();
    return Optional.empty();
  }

  private enum Locking {
    OURS,
    TAKEN_BY_ANOTHER,
    IMPOSSIBLE
  }

  private static Locking lock(FileChannel channel) {
    try {
      return channel.tryLock() == null ? Locking.TAKEN_BY_ANOTHER : Locking.OURS;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Locking.TAKEN_BY_ANOTHER;
    } catch (IOException noLocksHere) {
      return Locking.IMPOSSIBLE;
    }
  }

  private static boolean isStaging(Path child) {
    return child.getFileName().toString().startsWith(ANY_PREFIX)
        && Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeIfLeft(Path child) throws IOException {
    if (Files.exists(child.resolve(LOCK))) {
      removeIfUnlocked(child);
    } else if (child.getFileName().toString().startsWith(PREFIX)) {
      // the lock is the first to come and the last to go: it is empty, or being made just now
      deleteIfEmpty(child);
    } else {
      PathUtils.delete(child);
    }
  }

  private static void removeIfUnlocked(Path child) throws IOException {
    Path file = child.resolve(LOCK);
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (FileSystemException goneOrOfAnotherUser) {
      return;
    }
    try (channel) {
      // another run may have removed the file before it gave the lock back
      if (lock(channel) != Locking.OURS || !Files.exists(file)) {
        return;
      }
      empty(child);
    }
    deleteIfEmpty(child);
  }

  /** The lock goes last, so that what a kill leaves here is still known as a leftover. */
  private static void empty(Path folder) throws IOException {
    Path file = folder.resolve(LOCK);
    for (Path child : children(folder)) {
      if (!child.equals(file)) {
        PathUtils.delete(child);
      }
    }
    Files.deleteIfExists(file);
  }

  /** An empty folder that stays is in nobody's way; the next run tries again. */
  private static void deleteIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (IOException inUseOrOfAnotherUser) {
      // not ours to remove
    }
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }

  /** Removes it with everything in it. */
  @Override
  public void close() throws IOException {
    synchronized (HELD_HERE) {
      try (lock) {
        empty(path);
      } finally {
        HELD_HERE.remove(path);
      }
      deleteIfEmpty(path);
    }
  }
}
