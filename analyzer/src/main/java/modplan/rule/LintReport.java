package modplan.rule;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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

  /** The same report about files in which places have moved. */
  LintReport moved(Finding.Movement movement) {
    return map(judged -> judged.with(judged.finding().moved(movement)));
  }

  /** The findings in these files only; the summary still says what was read. */
  public LintReport in(Set<String> files) {
    return new LintReport(
        all.stream().filter(judged -> files.contains(judged.finding().file())).toList(),
        compared,
        summary);
  }

  /**
   * The same report with Guile's answers.
   *
   * @param answer for a finding, or null if there is none
   */
  public LintReport confirmed(Function<Finding, @Nullable Confirmation> answer) {
    return map(
        judged -> {
          Confirmation known = judged.isOpen() ? answer.apply(judged.finding()) : null;
          return known == null ? judged : judged.with(known);
        });
  }

  /** How many findings have this answer. */
  public int count(Confirmation.Verdict verdict) {
    return (int)
        all.stream()
            .map(Judged::confirmation)
            .filter(answer -> answer != null && answer.verdict() == verdict)
            .count();
  }

  private LintReport map(UnaryOperator<Judged> change) {
    return new LintReport(all.stream().map(change).toList(), compared, summary);
  }
}
