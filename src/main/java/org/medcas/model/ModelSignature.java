package org.medcas.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names and shapes that a model's graph declares; a dimension that varies is -1. Immutable.
 *
 * @param inputs shape by input name, in the graph's order
 * @param outputs shape by output name, in the graph's order
 */
public record ModelSignature(Map<String, List<Long>> inputs, Map<String, List<Long>> outputs) {

  /** Input with the id of each piece. */
  public static final String INPUT_IDS = "input_ids";

  /** Input with 1 for a piece and 0 for padding. */
  public static final String ATTENTION_MASK = "attention_mask";

  /** Input with the segment of each piece, always 0 here; RoBERTa and DistilBERT have none. */
  public static final String TOKEN_TYPE_IDS = "token_type_ids";

  /** Output with one number per piece and label. */
  public static final String LOGITS = "logits";

  /** Copies the maps, keeping their order. */
  public ModelSignature {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
  }

  /** The output to read: {@code logits}, or else the first. */
  public String logitsName() {
    return outputs.containsKey(LOGITS) ? LOGITS : outputs.keySet().iterator().next();
  }

  /**
   * What keeps a graph from being a token classifier with these labels.
   *
   * @param labels number of labels in {@code config.json}; 0 if they are unknown
   * @return one message per fault
   */
  public List<String> faults(String file, int labels) {
    return new SignatureCheck(file, this).faults(labels);
  }
}
