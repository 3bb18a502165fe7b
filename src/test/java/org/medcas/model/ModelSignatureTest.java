package org.medcas.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelSignatureTest {

  private static final List<Long> FREE = List.of(-1L, -1L);

  private final Map<String, List<Long>> inputs = new LinkedHashMap<>();
  private final Map<String, List<Long>> outputs = new LinkedHashMap<>();

  ModelSignatureTest() {
    inputs.put("input_ids", FREE);
    inputs.put("attention_mask", FREE);
    outputs.put("logits", List.of(-1L, -1L, 7L));
  }

  private List<String> faults() {
    return new ModelSignature(inputs, outputs).faults("model.onnx", 7);
  }

  @Test
  void segmentsAreOptional() {
    assertThat(faults()).isEmpty();
    inputs.put("token_type_ids", FREE);
    assertThat(faults()).isEmpty();
  }

  @Test
  void namesAMissingInput() {
    inputs.remove("attention_mask");
    assertThat(faults()).singleElement().asString().contains("'attention_mask' is missing");
  }

  @Test
  void namesAnInputThatCannotBeFilled() {
    inputs.put("pixel_values", FREE);
    assertThat(faults()).singleElement().asString().contains("'pixel_values' cannot be filled");
  }

  @Test
  void refusesFixedSizes() {
    inputs.put("input_ids", List.of(1L, 128L));
    assertThat(faults()).singleElement().asString().contains("both sizes free (got [1, 128])");
  }

  @Test
  void refusesASentenceClassifier() {
    outputs.put("logits", List.of(-1L, 7L));
    assertThat(faults()).singleElement().asString().contains("[batch, sequence, labels]");
  }

  @Test
  void refusesAnotherNumberOfLabels() {
    outputs.put("logits", List.of(-1L, -1L, 9L));
    assertThat(faults())
        .singleElement()
        .asString()
        .contains("gives 9 numbers per piece")
        .contains("names 7 labels");
  }

  @Test
  void refusesAGraphWithoutOutput() {
    outputs.clear();
    assertThat(faults()).singleElement().asString().contains("no output");
  }

  @Test
  void tellsEveryFault() {
    inputs.clear();
    outputs.put("logits", List.of(-1L));
    assertThat(faults()).hasSize(3);
  }
}
