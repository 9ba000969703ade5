package modplan.rule;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The findings of one run, in the order of files and lines.
 *
 * @param all those that count and those that do not
 * @param compared whether they were compared with a baseline
 * @param summary its severities count the open findings
 */
public record LintReport(List<Judged> all, boolean compared, LintSummary summary) {
  public LintReport {
    all = List.copyOf(all);
    summary = summary.counting(all.stream().filter(Judged::isOpen).map(Judged::finding).toList());
  }

  /** The findings that count. */
  public List<Finding> findings() {
    return all.stream().filter(Judged::isOpen).map(Judged::finding).toList();
  }

  /** How many findings stand like this. */
  public int count(Standing standing) {
    return (int) all.stream().filter(judged -> judged.standing() == standing).count();
  }

  /** Whether there is an open finding at least as bad. */
  public boolean hasAtLeast(Severity severity) {
    return all.stream()
        .anyMatch(j -> j.isOpen() && j.finding().severity().compareTo(severity) <= 0);
  }

  /** The same report with this before every path. */
  public LintReport below(String prefix) {
    return prefix.isEmpty() ? this : map(judged -> judged.with(judged.finding().below(prefix)));
  }

  /** The findings in these files only; the summary still says what was read. */
  public LintReport in(Set<String> files) {
    return new LintReport(
        all.stream().filter(judged -> files.contains(judged.finding().file())).toList(),
        compared,
        summary);
  }

  private LintReport map(UnaryOperator<Judged> change) {
    return new LintReport(all.stream().map(change).toList(), compared, summary);
  }
}
