package modplan.rule;

import java.util.Comparator;
import java.util.List;
import modplan.graph.Edge;
import modplan.graph.ModuleGraph;
import modplan.project.Project;

/** Runs rules over an analysis. The result depends on nothing but these. */
public final class Linter {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparing(Finding::location)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::message)
          .thenComparing(Finding::fingerprint);

  private Linter() {}

  /** The findings of all rules. */
  public static LintReport lint(Analysis analysis) {
    return lint(analysis, Policy.NONE);
  }

  /** The findings of all rules, as the policy judges them. */
  public static LintReport lint(Analysis analysis, Policy policy) {
    return lint(analysis, Rules.all(), policy);
  }

  public static LintReport lint(Analysis analysis, List<Rule> rules) {
    return lint(analysis, rules, Policy.NONE);
  }

  private static LintReport lint(Analysis analysis, List<Rule> rules, Policy policy) {
    List<Finding> findings =
        rules.stream()
            .flatMap(rule -> rule.check(analysis))
            .flatMap(finding -> policy.apply(finding).stream())
            .sorted(ORDER)
            .toList();
    return new LintReport(findings, summary(analysis, findings));
  }

  private static LintSummary summary(Analysis analysis, List<Finding> findings) {
    Project project = analysis.project();
    ModuleGraph graph = analysis.graph();
    return new LintSummary(
        project.files().size(),
        graph.modules().size(),
        (int) graph.edges().stream().map(Edge::mention).filter(m -> m.isEagerImport()).count(),
        graph.cycles().size(),
        (int) project.files().stream().filter(f -> !f.facts().isComplete()).count(),
        project.unreadable().size(),
        project.skippedDirectories(),
        count(findings, Severity.ERROR),
        count(findings, Severity.WARNING),
        count(findings, Severity.INFO));
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(f -> f.severity() == severity).count();
  }
}
