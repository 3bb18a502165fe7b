package org.medcas.tagging.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;

/**
 * Direct buffers for one batch, grown as needed and used again: ONNX Runtime reads them in place.
 * Not thread-safe; one caller at a time holds one.
 */
final class InputBuffers {

  private static final int SMALLEST = 4096;

  private LongBuffer ids = allocate(SMALLEST);
  private LongBuffer mask = allocate(SMALLEST);
  private LongBuffer types = allocate(SMALLEST);

  private static LongBuffer allocate(int longs) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(longs, Long.BYTES))
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  /** Writes the rows, each padded to {@code longest}. */
  void fill(int[][] rows, int longest, int padding) {
    int size = Math.multiplyExact(rows.length, longest);
    if (ids.capacity() < size) {
      int grown = Math.max(size, (int) Math.min(Integer.MAX_VALUE / 8, 2L * ids.capacity()));
      ids = allocate(grown);
      mask = allocate(grown);
      types = allocate(grown);
    }
    int place = 0;
    for (int[] row : rows) {
      for (int id : row) {
        mask.put(place, 1);
        ids.put(place++, id);
      }
      for (int piece = row.length; piece < longest; piece++) {
        mask.put(place, 0);
        ids.put(place++, padding);
      }
    }
  }

  /** The ids written last. */
  LongBuffer ids(int size) {
    return ids.slice(0, size);
  }

  /** 1 for a piece, 0 for padding, as written last. */
  LongBuffer mask(int size) {
    return mask.slice(0, size);
  }

  /** Zeros: every piece belongs to the first segment. */
  LongBuffer types(int size) {
    return types.slice(0, size);
  }
}
