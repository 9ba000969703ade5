package modplan.report;

import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Severity;
import tools.jackson.core.JsonGenerator;

/**
 * Findings as a GitLab code quality report. GitLab asks for a part of Code Climate's format; the
 * type and the categories that other readers of that format rely on are there, too.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">The
 *     format</a>
 */
public final class LintGitlab {
  private final JsonGenerator out;
  private final DistinctFingerprints fingerprints = new DistinctFingerprints();

  private LintGitlab(JsonGenerator out) {
    this.out = out;
  }

  public static String write(LintReport report) {
    return Json.write(1, out -> new LintGitlab(out).report(report));
  }

  private void report(LintReport report) {
    out.writeStartArray();
    report.findings().forEach(this::finding);
    out.writeEndArray();
  }

  private void finding(Finding finding) {
    out.writeStartObject();
    out.writeStringProperty("type", "issue");
    out.writeStringProperty("description", finding.message());
    out.writeStringProperty("check_name", finding.rule());
    out.writeArrayPropertyStart("categories");
    out.writeString("Bug Risk");
    out.writeEndArray();
    out.writeStringProperty("fingerprint", fingerprints.of(finding));
    out.writeStringProperty("severity", severity(finding.severity()));
    out.writeObjectPropertyStart("location");
    out.writeStringProperty("path", finding.file());
    out.writeObjectPropertyStart("lines");
    out.writeNumberProperty("begin", finding.location().line());
    out.writeEndObject();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> "major";
      case WARNING -> "minor";
      case INFO -> "info";
    };
  }
}
