package org.medcas.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.medcas.corpus.BracketFormat;
import org.medcas.corpus.GoldDocument;

class AgreementTest {

  @Test
  void comparesSecondAnnotationsWithTheFirst() {
    List<GoldDocument> first =
        List.of(gold("a", "[PROBLEM hoge koorts] en [TEST Hb]"), gold("b", "x"));
    List<GoldDocument> second =
        List.of(gold("a", "hoge [PROBLEM koorts] en [TEST Hb]"), gold("b", "y"), gold("c", "z"));

    Agreement agreement = Agreement.of(first, second);

    assertThat(agreement.documents()).isEqualTo(1);
    assertThat(agreement.sentences()).isEqualTo(1);
    assertThat(agreement.unpaired()).containsExactly("b", "c");
    assertThat(agreement.spans().strictMicro().f1()).isEqualTo(0.5);
    assertThat(agreement.spans().overlappingMicro().f1()).isEqualTo(1);
  }

  private static GoldDocument gold(String id, String content) {
    return BracketFormat.parse(id, content).documents().get(0);
  }
}
