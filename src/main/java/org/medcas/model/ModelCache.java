package org.medcas.model;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Shares costly things between their users: loaded by the first, closed by the last.
 *
 * <p>However many threads ask for a key at the same time, the thing is loaded once and the others
 * wait for it. A failed load is not remembered: whoever waited tries again. Thread-safe.
 *
 * @param <K> what makes two things interchangeable; must have value equality
 * @param <V> the shared thing
 */
public final class ModelCache<K, V> {

  private final Map<K, Entry<V>> entries = new HashMap<>();
  private final Consumer<V> closer;

  /** A cache whose things are released by {@code closer}. */
  public ModelCache(Consumer<V> closer) {
    this.closer = closer;
  }

  /** Makes the thing of a key. */
  public interface Loader<V, E extends Exception> {
    V load() throws E;
  }

  /**
   * The thing of {@code key}, loaded now unless another user has it already.
   *
   * @return a lease that the caller closes when done
   */
  public <E extends Exception> Lease<V> acquire(K key, Loader<V, E> loader) throws E {
    Entry<V> entry;
    synchronized (entries) {
      entry = entries.computeIfAbsent(key, unused -> new Entry<>());
      entry.users++;
    }
    boolean loaded = false;
    try {
      V value = entry.get(loader);
      loaded = true;
      return new Lease<>(value, () -> release(key, entry));
    } finally {
      if (!loaded) {
        release(key, entry);
      }
    }
  }

  /** Number of things loaded or loading. */
  public int size() {
    synchronized (entries) {
      return entries.size();
    }
  }

  private void release(K key, Entry<V> entry) {
    synchronized (entries) {
      entry.users--;
      if (entry.users > 0) {
        return;
      }
      entries.remove(key, entry);
    }
    entry.close(closer);
  }

  /** One user's hold on a shared thing. */
  public static final class Lease<V> implements AutoCloseable {

    private final V value;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Lease(V value, Runnable release) {
      this.value = value;
      this.release = release;
    }

    /** The thing, to be used until this lease is closed. */
    public V get() {
      if (closed.get()) {
        throw new IllegalStateException("The lease of this model is closed already");
      }
      return value;
    }

    /** Lets the thing go; closing twice does nothing. */
    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        release.run();
      }
    }
  }

  /** A thing with the count of its users, which the cache's lock guards. */
  private static final class Entry<V> {

    private int users;
    private V value;

    synchronized <E extends Exception> V get(Loader<V, E> loader) throws E {
      if (value == null) {
        value = loader.load();
      }
      return value;
    }

    synchronized void close(Consumer<V> closer) {
      if (value != null) {
        closer.accept(value);
      }
    }
  }
}
