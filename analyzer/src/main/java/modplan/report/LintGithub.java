package modplan.report;

import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Severity;

/**
 * Findings as commands of GitHub Actions, which shows them beside the lines of a pull request. A
 * step shows ten errors and ten warnings; the log has them all.
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
    for (Finding finding : report.findings()) {
      if (showInfo || finding.severity() != Severity.INFO) {
        out.append(command(finding)).append('\n');
      }
    }
    return out.append(ClosingLine.of(report, showInfo)).append('\n').toString();
  }

  private static String command(Finding finding) {
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            level(finding.severity()),
            property(finding.file()),
            finding.location().line(),
            finding.location().column(),
            property(finding.rule()),
            data(Details.textWithPlaces(finding)));
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
