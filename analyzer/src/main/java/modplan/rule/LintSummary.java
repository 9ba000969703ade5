package modplan.rule;

import java.util.List;

/**
 * What was read, so that silence can be told from not looking.
 *
 * @param imports eager imports in the files of the roots, one per clause
 * @param cycles strongly connected components of two or more modules
 * @param incomplete files that were understood up to an error only
 * @param notAnalysed files and directories of which nothing was read
 * @param skippedDirectories directories that were left out on purpose
 */
public record LintSummary(
    int files,
    int modules,
    int imports,
    int cycles,
    int incomplete,
    int notAnalysed,
    int skippedDirectories,
    int errors,
    int warnings,
    int infos) {
  /** The same summary with the severities of these findings. */
  LintSummary counting(List<Finding> findings) {
    return new LintSummary(
        files,
        modules,
        imports,
        cycles,
        incomplete,
        notAnalysed,
        skippedDirectories,
        count(findings, Severity.ERROR),
        count(findings, Severity.WARNING),
        count(findings, Severity.INFO));
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(f -> f.severity() == severity).count();
  }
}
