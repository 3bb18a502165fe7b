package org.medcas.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares a graph's inputs and outputs with those of a token classifier. */
final class SignatureCheck {

  private static final Set<String> KNOWN_INPUTS =
      Set.of(
          ModelSignature.INPUT_IDS, ModelSignature.ATTENTION_MASK, ModelSignature.TOKEN_TYPE_IDS);

  private final String file;
  private final ModelSignature signature;
  private final List<String> faults = new ArrayList<>();

  SignatureCheck(String file, ModelSignature signature) {
    this.file = file;
    this.signature = signature;
  }

  List<String> faults(int labels) {
    checkInputs();
    if (signature.outputs().isEmpty()) {
      faults.add(file + ": the graph has no output - expected 'logits'");
    } else {
      checkOutput(labels);
    }
    return faults;
  }

  private void checkInputs() {
    for (String required : List.of(ModelSignature.INPUT_IDS, ModelSignature.ATTENTION_MASK)) {
      if (!signature.inputs().containsKey(required)) {
        faults.add(
            file
                + ": input '"
                + required
                + "' is missing (got "
                + signature.inputs().keySet()
                + ") - export the model with the names of a Hugging Face optimum export");
      }
    }
    signature
        .inputs()
        .forEach(
            (name, shape) -> {
              if (!KNOWN_INPUTS.contains(name)) {
                faults.add(
                    file
                        + ": input '"
                        + name
                        + "' cannot be filled - expected input_ids, attention_mask and optionally"
                        + " token_type_ids");
              } else if (shape.size() != 2 || shape.stream().anyMatch(size -> size > 0)) {
                faults.add(
                    file
                        + ": input '"
                        + name
                        + "' must have shape [batch, sequence] with both sizes free (got "
                        + shape
                        + ") - export with dynamic axes");
              }
            });
  }

  private void checkOutput(int labels) {
    String name = signature.logitsName();
    List<Long> shape = signature.outputs().get(name);
    if (shape.size() != 3) {
      faults.add(
          file
              + ": output '"
              + name
              + "' must have shape [batch, sequence, labels] (got "
              + shape
              + ") - a token classifier is needed, not a sentence classifier or a bare encoder");
    } else if (labels > 0 && shape.get(2) > 0 && shape.get(2) != labels) {
      faults.add(
          file
              + ": output '"
              + name
              + "' gives "
              + shape.get(2)
              + " numbers per piece, but config.json: id2label names "
              + labels
              + " labels - the two files belong to different models");
    }
  }
}
