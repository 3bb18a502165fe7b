package org.medcas.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ModelCacheTest {

  private final AtomicInteger loads = new AtomicInteger();

  /** A thing that knows whether it was closed. */
  private static final class Thing {
    private final AtomicBoolean closed = new AtomicBoolean();
  }

  private final ModelCache<String, Thing> cache =
      new ModelCache<>(thing -> assertThat(thing.closed.getAndSet(true)).isFalse());

  private ModelCache.Lease<Thing> acquire(String key) {
    return cache.acquire(
        key,
        () -> {
          loads.incrementAndGet();
          return new Thing();
        });
  }

  @Test
  void theLastUserCloses() {
    ModelCache.Lease<Thing> first = acquire("a");
    ModelCache.Lease<Thing> second = acquire("a");
    Thing thing = first.get();
    assertThat(second.get()).isSameAs(thing);

    first.close();
    first.close();
    assertThat(thing.closed).isFalse();
    second.close();

    assertThat(thing.closed).isTrue();
    assertThat(cache.size()).isZero();
    assertThat(loads).hasValue(1);
  }

  @Test
  void aClosedThingIsLoadedAnew() {
    acquire("a").close();
    try (ModelCache.Lease<Thing> lease = acquire("a")) {
      assertThat(lease.get().closed).isFalse();
    }
    assertThat(loads).hasValue(2);
  }

  @Test
  void aClosedLeaseGivesNothing() {
    ModelCache.Lease<Thing> lease = acquire("a");
    lease.close();
    assertThatThrownBy(lease::get).hasMessageContaining("closed already");
  }

  @Test
  void aFailedLoadIsNotRemembered() throws Exception {
    assertThatThrownBy(
            () ->
                cache.acquire(
                    "a",
                    () -> {
                      throw new IOException("no such model");
                    }))
        .isInstanceOf(IOException.class);

    assertThat(cache.size()).isZero();
    acquire("a").close();
    assertThat(loads).hasValue(1);
  }

  @Test
  void manyThreadsLoadOnce() throws Exception {
    int threads = 8;
    CyclicBarrier together = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (int round = 0; round < 200; round++) {
        loads.set(0);
        List<Callable<ModelCache.Lease<Thing>>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          tasks.add(
              () -> {
                together.await();
                return acquire("a");
              });
        }
        List<ModelCache.Lease<Thing>> leases = new ArrayList<>();
        for (Future<ModelCache.Lease<Thing>> future : pool.invokeAll(tasks)) {
          leases.add(future.get());
        }
        Thing thing = leases.get(0).get();
        leases.forEach(ModelCache.Lease::close);

        assertThat(loads).hasValue(1);
        assertThat(thing.closed).isTrue();
        assertThat(cache.size()).isZero();
      }
    } finally {
      pool.shutdown();
    }
  }
}
