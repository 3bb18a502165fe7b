package org.medcas.train.weights;

import java.util.Arrays;

/**
 * Numbers in row-major order with their shape. An empty shape is a scalar.
 *
 * <p>The arrays are shared, not copied (see the package): treat them as read-only. Equality
 * compares the contents. Thread-safe as long as nobody writes.
 *
 * @param shape size of each dimension, outermost first
 * @param values as many numbers as the shape's product
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose, equality is defined below
public record FloatTensor(int[] shape, float[] values) {

  /** Refuses values that do not fill the shape exactly. */
  public FloatTensor {
    long product = 1;
    for (int size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException(
            "Tensor sizes must not be negative (got " + Arrays.toString(shape) + ")");
      }
      product *= size;
    }
    if (product != values.length) {
      throw new IllegalArgumentException(
          "Tensor of shape "
              + Arrays.toString(shape)
              + " must hold "
              + product
              + " values (got "
              + values.length
              + ")");
    }
  }

  /** A tensor over {@code values}, the shape written last. */
  public static FloatTensor of(float[] values, int... shape) {
    return new FloatTensor(shape, values);
  }

  /** A tensor of zeros. */
  public static FloatTensor zeros(int... shape) {
    int product = 1;
    for (int size : shape) {
      product = Math.multiplyExact(product, size);
    }
    return new FloatTensor(shape, new float[product]);
  }

  /** Number of dimensions. */
  public int rank() {
    return shape.length;
  }

  /** Whether the shape is exactly {@code expected}. */
  public boolean hasShape(int... expected) {
    return Arrays.equals(shape, expected);
  }

  /**
   * The matrix {@code [rows, columns]} as {@code [columns, rows]}, in a new array.
   *
   * @throws IllegalStateException if the tensor is no matrix
   */
  public FloatTensor transposed() {
    if (rank() != 2) {
      throw new IllegalStateException(
          "Only a matrix can be transposed (got shape " + Arrays.toString(shape) + ")");
    }
    int rows = shape[0];
    int columns = shape[1];
    float[] result = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        result[column * rows + row] = values[row * columns + column];
      }
    }
    return of(result, columns, rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FloatTensor that
        && Arrays.equals(shape, that.shape)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
  }

  /** The shape only: the values of a real model would fill a log. */
  @Override
  public String toString() {
    return "FloatTensor" + Arrays.toString(shape);
  }
}
