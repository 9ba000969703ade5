package modplan.report;

import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Severity;

/**
 * Findings as commands of GitHub Actions, which shows them beside the lines of a pull request. A
 * step shows ten errors and ten warnings, so what has one cause is one of them; the log has all.
 *
 * @see <a
 *     href="https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions">Workflow
 *     commands</a>
 */
public final class LintGithub {
  private LintGithub() {}

  /**
   * The commands, and the closing line of the text report.
   *
   * @param showInfo whether findings of severity info become notices rather than being counted
   */
  public static String write(LintReport report, boolean showInfo) {
    StringBuilder out = new StringBuilder();
    for (Repeated repeated : Repeated.of(report, showInfo)) {
      out.append(command(repeated)).append('\n');
    }
    return out.append(ClosingLine.of(report, showInfo)).append('\n').toString();
  }

  private static String command(Repeated repeated) {
    Finding finding = repeated.shown();
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            level(finding.severity()),
            property(finding.file()),
            finding.location().line(),
            finding.location().column(),
            property(finding.rule()),
            data(Details.textWithPlaces(finding) + others(repeated)));
  }

  private static String others(Repeated repeated) {
    if (repeated.others().isEmpty()) {
      return "";
    }
    StringBuilder places = new StringBuilder("\nand in " + repeated.count() + ":");
    for (Finding other : repeated.others()) {
      places.append("\n%s:%s: %s".formatted(other.file(), other.location(), repeated.says(other)));
    }
    return places.toString();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
