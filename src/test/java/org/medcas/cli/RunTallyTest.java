package org.medcas.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.uima.fit.factory.JCasFactory;
import org.apache.uima.jcas.JCas;
import org.junit.jupiter.api.Test;
import org.medcas.types.ProcessingReport;

class RunTallyTest {

  @Test
  void mentionsEveryCutFilterRepairAndSkipOfTheReports() throws Exception {
    JCas jcas = JCasFactory.createText("koorts");
    ProcessingReport report = new ProcessingReport(jcas);
    report.setTokens(10);
    report.setSplitSentences(1);
    report.setCutTokens(2);
    report.setFilteredTokens(3);
    report.setSkippedSentences(4);
    report.setRepairedTags(5);
    report.addToIndexes();
    RunTally tally = new RunTally();
    tally.add(RunTally.Counts.of(jcas));
    tally.add(RunTally.Counts.of(jcas));
    assertThat(tally.summary(1))
        .contains(
            "2 documents annotated, 0 concepts in 0 sentences, 1.0 s (20 tokens/s)",
            "2 sentences were longer than a window and tagged in parts",
            "4 tokens were longer than a window and tagged by their begin",
            "6 tokens were left out by the length limits",
            "8 sentences were left untagged: the model failed",
            "10 tags broke the scheme and were repaired");
  }

  @Test
  void mentionsNothingThatDidNotHappen() {
    RunTally tally = new RunTally();
    tally.add(RunTally.Counts.NONE);
    assertThat(tally.summary(1)).hasSize(1);
  }
}
