package modplan.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.LintSummary;
import modplan.rule.Place;
import modplan.rule.Severity;

/**
 * Findings as text: one line each as the GNU standards have it, so that editors jump to it, details
 * indented below, and a last line that says what was read. A note or help that was printed once is
 * not repeated.
 */
public final class LintText {
  private final LintReport report;
  private final boolean showInfo;
  private final boolean color;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> said = new HashSet<>();

  private LintText(LintReport report, boolean showInfo, boolean color) {
    this.report = report;
    this.showInfo = showInfo;
    this.color = color;
  }

  /**
   * The report.
   *
   * @param showInfo whether findings of severity info are printed rather than counted
   * @param color whether severities are coloured for a terminal
   */
  public static String write(LintReport report, boolean showInfo, boolean color) {
    return new LintText(report, showInfo, color).write();
  }

  private String write() {
    for (Finding finding : report.findings()) {
      if (showInfo || finding.severity() != Severity.INFO) {
        finding(finding);
      }
    }
    last(report.summary());
    return out.toString();
  }

  private void finding(Finding finding) {
    line(
        "%s:%s: %s: %s [%s]"
            .formatted(
                finding.file(),
                finding.location(),
                severity(finding.severity()),
                finding.message(),
                finding.rule()));
    for (Place place : finding.related()) {
      line("    %s:%s: %s".formatted(place.file(), place.location(), place.message()));
    }
    for (String note : finding.notes()) {
      once("    note: " + note);
    }
    if (finding.help() != null) {
      once("    help: " + finding.help());
    }
  }

  private String severity(Severity severity) {
    if (!color) {
      return severity.text();
    }
    String code =
        switch (severity) {
          case ERROR -> "31";
          case WARNING -> "33";
          case INFO -> "36";
        };
    return "\u001b[1;" + code + "m" + severity.text() + "\u001b[0m";
  }

  /** The same advice below a hundred findings would bury them. */
  private void once(String text) {
    if (said.add(text)) {
      line(text);
    }
  }

  private void last(LintSummary summary) {
    List<String> counts = new ArrayList<>();
    counts.add(count(summary.errors(), "error"));
    counts.add(count(summary.warnings(), "warning"));
    if (summary.infos() > 0) {
      counts.add(count(summary.infos(), "info finding") + (showInfo ? "" : " not shown"));
    }
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
    line(
        "%s in %s, %s, %s; %s"
            .formatted(
                String.join(", ", counts),
                count(summary.modules(), "module"),
                count(summary.imports(), "import"),
                count(summary.cycles(), "cycle"),
                read));
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
