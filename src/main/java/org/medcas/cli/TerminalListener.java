package org.medcas.cli;

import java.io.PrintWriter;
import java.util.List;
import org.medcas.train.TrainingProgress;
import org.medcas.train.torch.LoadReport;

/** Tells a person at a terminal how a training goes. */
final class TerminalListener implements TrainingProgress.Listener {

  private final PrintWriter out;

  TerminalListener(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void report(TrainingProgress progress) {
    out.println(progress.toLine());
    out.flush();
  }

  @Override
  public void loaded(LoadReport report) {
    out.println(Texts.counted(report.loaded().size(), "parameter") + " loaded");
    list("not in the file, begin at random", report.missing());
    list("in the file only, not used", report.unexpected());
    out.flush();
  }

  private void list(String what, List<String> names) {
    if (!names.isEmpty()) {
      out.println("  " + what + ": " + String.join(", ", names));
    }
  }
}
