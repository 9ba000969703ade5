package modplan.report;

import java.util.ArrayList;
import java.util.List;
import modplan.rule.LintReport;
import modplan.rule.LintSummary;
import modplan.rule.Standing;

/** The last line of a report for people: what was found, and what was read to find it. */
final class ClosingLine {
  private ClosingLine() {}

  static String of(LintReport report, boolean showInfo) {
    LintSummary summary = report.summary();
    return "%s in %s, %s, %s; %s"
        .formatted(
            found(report, showInfo),
            count(summary.modules(), "module"),
            count(summary.imports(), "import"),
            count(summary.cycles(), "cycle"),
            read(summary));
  }

  private static String found(LintReport report, boolean showInfo) {
    LintSummary summary = report.summary();
    List<String> counts = new ArrayList<>();
    counts.add(count(summary.errors(), "error"));
    counts.add(count(summary.warnings(), "warning"));
    if (summary.infos() > 0) {
      counts.add(count(summary.infos(), "info finding") + (showInfo ? "" : " not shown"));
    }
    if (report.count(Standing.SUPPRESSED) > 0) {
      counts.add(report.count(Standing.SUPPRESSED) + " suppressed");
    }
    if (report.count(Standing.KNOWN) > 0) {
      counts.add(report.count(Standing.KNOWN) + " in the baseline");
    }
    return String.join(", ", counts);
  }

  private static String read(LintSummary summary) {
    StringBuilder read = new StringBuilder();
    read.append(count(summary.files(), "file"));
    if (summary.incomplete() > 0) {
      read.append(", ").append(summary.incomplete()).append(" of them in part");
    }
    if (summary.notAnalysed() > 0) {
      read.append(", ").append(summary.notAnalysed()).append(" not read");
    }
    if (summary.skippedDirectories() > 0) {
      read.append(", ")
          .append(summary.skippedDirectories())
          .append(summary.skippedDirectories() == 1 ? " directory" : " directories")
          .append(" skipped");
    }
    return read.toString();
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
