package org.medcas.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BertConfigTest {

  private static final BertConfig SMALL = new BertConfig(4, 256, 4, 1024, 128, 12000, 2, 1e-12);

  @Test
  void readsWhatItWrites() {
    JsonObject json = SMALL.toJson(List.of("O", "B-DATE-TIME"));
    List<String> faults = new ArrayList<>();

    assertThat(BertConfig.fromJson(JsonParser.parseString(json.toString()).getAsJsonObject()))
        .isEqualTo(SMALL);
    assertThat(LabelMap.read(json, faults)).containsExactly("O", "B-DATE-TIME");
    assertThat(faults).isEmpty();
    assertThat(json.get("architectures").toString()).contains("BertForTokenClassification");
  }

  @Test
  void anEncoderWithoutLabelsIsAMaskedLanguageModel() {
    assertThat(SMALL.toJson(List.of()).toString())
        .contains("BertForMaskedLM")
        .doesNotContain("id2label");
  }

  @Test
  void refusesWhatIsNoBert() {
    JsonObject roberta = SMALL.toJson(List.of());
    roberta.addProperty("model_type", "roberta");
    assertThatThrownBy(() -> BertConfig.fromJson(roberta))
        .hasMessageContaining("model_type must be 'bert'")
        .hasMessageContaining("got 'roberta'");
  }

  @Test
  void namesTheSizeThatIsMissing() {
    JsonObject json = SMALL.toJson(List.of());
    json.remove("num_hidden_layers");
    assertThatThrownBy(() -> BertConfig.fromJson(json)).hasMessageContaining("num_hidden_layers");
  }

  @Test
  void refusesHeadsThatDoNotDivideTheWidth() {
    assertThatThrownBy(() -> new BertConfig(1, 10, 3, 8, 16, 10, 2, 1e-12))
        .hasMessageContaining("(got 10 and 3)");
  }

  @Test
  void ordersLabelsByNumberNotByPlace() {
    List<String> faults = new ArrayList<>();
    JsonObject json =
        JsonParser.parseString("{'id2label': {'10': 'K', '2': 'C', '0': 'A', '1': 'B'}}")
            .getAsJsonObject();
    json.getAsJsonObject("id2label").remove("10");

    assertThat(LabelMap.read(json, faults)).containsExactly("A", "B", "C");
  }
}
