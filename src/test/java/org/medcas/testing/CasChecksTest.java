package org.medcas.testing;

import static org.assertj.core.api.Assertions.assertThat;

import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence;
import de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token;
import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.medcas.types.Problem;

class CasChecksTest {

  @Test
  void findsEachBreach() throws Exception {
    JCas jcas = JCasFactory.createText("\ufeffab cd 😀 ef");
    new Sentence(jcas, 1, 6).addToIndexes();
    new Token(jcas, 1, 4).addToIndexes();
    new Token(jcas, 3, 6).addToIndexes();
    new Problem(jcas, 4, 9).addToIndexes();
    new Problem(jcas, 2, 2).addToIndexes();
    new Problem(jcas, 1, 8).addToIndexes();
    assertThat(CasChecks.breachesOf(jcas.getCas()))
        .contains(
            "byte order mark at the start",
            "Token [1, 4) begins or ends with a blank",
            "Token [3, 6) begins or ends with a blank",
            "Token [3, 6) overlaps Token [1, 4)",
            "Problem [2, 2) is empty",
            "Problem [1, 8) cuts a character",
            "Problem [4, 9) lies in no sentence");
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws Exception {
    JCas jcas = JCasFactory.createText("ab cd");
    new Sentence(jcas, 0, 5).addToIndexes();
    new Token(jcas, 0, 2).addToIndexes();
    new Token(jcas, 3, 5).addToIndexes();
    new Problem(jcas, 0, 5).addToIndexes();
    assertThat(CasChecks.breachesOf(jcas.getCas())).isEmpty();
  }
}
