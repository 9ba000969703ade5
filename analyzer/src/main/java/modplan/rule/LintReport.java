package modplan.rule;

import java.util.List;

/** The findings of one run, in the order of files and lines. */
public record LintReport(List<Finding> findings, LintSummary summary) {
  public LintReport {
    findings = List.copyOf(findings);
  }

  /** Whether there is a finding at least as bad. */
  public boolean hasAtLeast(Severity severity) {
    return findings.stream().anyMatch(f -> f.severity().compareTo(severity) <= 0);
  }
}
