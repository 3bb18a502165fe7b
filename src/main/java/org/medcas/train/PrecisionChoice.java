package org.medcas.train;

import org.medcas.train.torch.Precision;

/** Arithmetic as a settings file names it. */
public enum PrecisionChoice {
  /** bfloat16 where the processor has it, else 32 bits. */
  AUTO,
  /** bfloat16 in any case; slow where the processor must emulate it. */
  BF16,
  /** 32 bits in any case. */
  FP32;

  Precision resolve() {
    return switch (this) {
      case AUTO -> Precision.best();
      case BF16 -> Precision.BF16;
      case FP32 -> Precision.FP32;
    };
  }
}
