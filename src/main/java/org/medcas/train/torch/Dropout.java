package org.medcas.train.torch;

import org.bytedeco.pytorch.Tensor;

/** Sets a share of the numbers to zero and scales the others up, or leaves all as they are. */
interface Dropout {

  /** For evaluation: nothing is dropped. */
  Dropout NONE = tensor -> tensor;

  Tensor apply(Tensor tensor);
}
