package modplan.report;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import modplan.project.SourceLines;
import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Place;
import modplan.rule.Severity;

/**
 * Findings as text: one line each as the GNU standards have it, so that editors jump to it; below
 * it the source line with the place marked, the other places and what to do, indented; and a last
 * line that says what was read. A note or help that was printed once is not repeated.
 */
public final class LintText {
  private final LintReport report;
  private final boolean showInfo;
  private final boolean color;
  private final Map<String, Map<Integer, String>> sources;
  private final StringBuilder out = new StringBuilder();
  private final Set<String> said = new HashSet<>();

  private LintText(LintReport report, boolean showInfo, boolean color, SourceLines sources) {
    this.report = report;
    this.showInfo = showInfo;
    this.color = color;
    Map<String, Set<Integer>> wanted = new HashMap<>();
    shown()
        .forEach(
            finding ->
                wanted
                    .computeIfAbsent(finding.file(), file -> new HashSet<>())
                    .add(finding.location().line()));
    this.sources = sources.lines(wanted);
  }

  /**
   * The report.
   *
   * @param showInfo whether findings of severity info are printed rather than counted
   * @param color whether severities are coloured for a terminal
   * @param sources where the lines of the findings come from
   */
  public static String write(
      LintReport report, boolean showInfo, boolean color, SourceLines sources) {
    return new LintText(report, showInfo, color, sources).write();
  }

  private String write() {
    shown().forEach(this::finding);
    line(ClosingLine.of(report, showInfo));
    return out.toString();
  }

  private Stream<Finding> shown() {
    return report.findings().stream()
        .filter(finding -> showInfo || finding.severity() != Severity.INFO);
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
    String source =
        sources.getOrDefault(finding.file(), Map.of()).getOrDefault(finding.location().line(), "");
    if (!source.isEmpty()) {
      line(Excerpt.of(source, finding.location()));
    }
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

  private void line(String text) {
    out.append(text).append('\n');
  }
}
