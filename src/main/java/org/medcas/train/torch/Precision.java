package org.medcas.train.torch;

import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Arithmetic of the matrix products; parameters, gradients and optimiser stay in 32 bits. */
public enum Precision {
  /** bfloat16 by autocast, libtorch's own threads: 3 times faster where the processor has it. */
  BF16,
  /** 32 bits, the batch split over Java threads on shared parameters: everywhere. */
  FP32;

  /** The faster one on this processor. */
  public static Precision best() {
    return LibTorch.hasBfloat16() ? BF16 : FP32;
  }

  /** Switches autocast on for the calling thread. */
  void enter() {
    if (this == BF16) {
      torch.set_autocast_enabled(DeviceType.CPU, true);
      torch.set_autocast_dtype(DeviceType.CPU, ScalarType.BFloat16);
      // the cache would hand out the weights' casts of an earlier step
      torch.set_autocast_cache_enabled(false);
    }
  }

  /** Switches autocast off again. */
  void leave() {
    if (this == BF16) {
      torch.set_autocast_enabled(DeviceType.CPU, false);
    }
  }

  ScalarType maskType() {
    return this == BF16 ? ScalarType.BFloat16 : ScalarType.Float;
  }
}
