package org.medcas.train.weights;

/**
 * IEEE 754 binary16 and bfloat16 as bit patterns, rounded to nearest even. Java 17 has no such
 * conversion ({@code Float.floatToFloat16} came with 20).
 */
final class HalfFloats {

  private static final int SIGN = 0x8000;
  private static final int HALF_INFINITY = 0x7c00;
  private static final int MANTISSA_BITS_DROPPED = 13;
  private static final int EXPONENT_DIFFERENCE = 127 - 15;

  private HalfFloats() {}

  /** The value of a binary16 pattern. */
  static float fromHalf(short bits) {
    int sign = (bits & SIGN) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int mantissa = bits & 0x3ff;
    if (exponent == 0) {
      float subnormal = mantissa * 0x1p-24f;
      return sign == 0 ? subnormal : -subnormal;
    }
    if (exponent == 0x1f) {
      return Float.intBitsToFloat(sign | 0x7f800000 | mantissa << MANTISSA_BITS_DROPPED);
    }
    int exponent32 = exponent + EXPONENT_DIFFERENCE;
    return Float.intBitsToFloat(sign | exponent32 << 23 | mantissa << MANTISSA_BITS_DROPPED);
  }

  /** The nearest binary16 pattern; too large becomes infinity. */
  static short toHalf(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | HALF_INFINITY | 0x200);
    }
    if (magnitude >= 0x47800000) { // 65536 and above
      return (short) (sign | HALF_INFINITY);
    }
    if (magnitude < 0x38800000) { // below 2^-14: a multiple of 2^-24
      double units = Math.rint(Math.abs((double) value) * 0x1p24);
      return (short) (sign | (int) units);
    }
    int rebased = magnitude - (EXPONENT_DIFFERENCE << 23);
    int odd = (rebased >> MANTISSA_BITS_DROPPED) & 1;
    return (short) (sign | (rebased + 0xfff + odd) >> MANTISSA_BITS_DROPPED);
  }

  /** The value of a bfloat16 pattern. */
  static float fromBfloat16(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }
}
