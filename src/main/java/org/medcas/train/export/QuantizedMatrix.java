package org.medcas.train.export;

/**
 * A matrix in signed 8-bit numbers, symmetric around zero: {@code value = quantized * scale}.
 *
 * <p>The largest magnitude of each column (or row) becomes 127, so that no value saturates; -128 is
 * not used. The largest error is half a scale. The arrays are shared, not copied.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param values row-major
 * @param scales one per column or one per row, as the factory says
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps of one method
public record QuantizedMatrix(int rows, int columns, byte[] values, float[] scales) {

  private static final float LARGEST = 127f;
  private static final float SMALLEST_SCALE = Float.MIN_NORMAL;

  /** Quantizes with one scale per column; {@code matrix} is row-major. */
  public static QuantizedMatrix byColumn(float[] matrix, int rows, int columns) {
    float[] scales = new float[columns];
    for (int i = 0; i < matrix.length; i++) {
      scales[i % columns] = Math.max(scales[i % columns], Math.abs(matrix[i]));
    }
    toScales(scales);
    byte[] values = new byte[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      values[i] = quantize(matrix[i], scales[i % columns]);
    }
    return new QuantizedMatrix(rows, columns, values, scales);
  }

  /** Quantizes with one scale per row; {@code matrix} is row-major. */
  public static QuantizedMatrix byRow(float[] matrix, int rows, int columns) {
    float[] scales = new float[rows];
    for (int i = 0; i < matrix.length; i++) {
      scales[i / columns] = Math.max(scales[i / columns], Math.abs(matrix[i]));
    }
    toScales(scales);
    byte[] values = new byte[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      values[i] = quantize(matrix[i], scales[i / columns]);
    }
    return new QuantizedMatrix(rows, columns, values, scales);
  }

  private static void toScales(float[] magnitudes) {
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.max(magnitudes[i] / LARGEST, SMALLEST_SCALE);
    }
  }

  private static byte quantize(float value, float scale) {
    return (byte) Math.max(-LARGEST, Math.min(LARGEST, Math.round(value / scale)));
  }
}
