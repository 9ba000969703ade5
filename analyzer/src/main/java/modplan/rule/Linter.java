package modplan.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

  /** The report of a project, from the cache of the options where an earlier run has kept it. */
  public static LintReport lint(Project project, AnalysisOptions options, Policy policy) {
    KeptReport kept = KeptReport.of(project, options, policy);
    LintReport report = kept.find();
    if (report == null) {
      project.load();
      Analysis analysis = new Analysis(project, ModuleGraph.of(project), options);
      report = lint(analysis, policy);
      kept.keep(report, analysis.strings());
    }
    return report;
  }

  /** The findings of all rules. */
  public static LintReport lint(Analysis analysis) {
    return lint(analysis, Policy.NONE);
  }

  /** The findings of all rules, as the policy judges them. */
  public static LintReport lint(Analysis analysis, Policy policy) {
    return lint(analysis, Rules.all().stream().filter(policy::wants).toList(), policy);
  }

  public static LintReport lint(Analysis analysis, List<Rule> rules) {
    return lint(analysis, rules, Policy.NONE);
  }

  private static LintReport lint(Analysis analysis, List<Rule> rules, Policy policy) {
    boolean asksForHazards = rules.stream().anyMatch(Rule::asksForHazards);
    if (asksForHazards) {
      analysis.hazards().begin();
    }
    // Meanwhile the other rules, one by one: the search is what everything waits for, and where
    // there are two processors it needs one of its own.
    List<Finding> found =
        new ArrayList<>(findings(rules.stream().filter(rule -> !rule.asksForHazards()), analysis));
    if (asksForHazards) {
      analysis.failures().lookAhead(); // the rules that wait will ask for it
    }
    found.addAll(findings(rules.stream().filter(Rule::asksForHazards).parallel(), analysis));
    Suppressions suppressions = Suppressions.of(analysis.project());
    List<Judged> judged = new ArrayList<>(found.stream().map(suppressions::judge).toList());
    // Before the policy: a rule that is off does not make the comments about it useless.
    for (Rule rule : rules) {
      if (rule instanceof UnusedSuppressionRule unused) {
        unused.findings(suppressions.unused()).map(Judged::open).forEach(judged::add);
      }
    }
    List<Judged> all =
        judged.stream()
            .flatMap(j -> policy.apply(j.finding()).map(j::with).stream())
            .sorted(Comparator.comparing(Judged::finding, ORDER))
            .toList();
    return new LintReport(all, false, summary(analysis));
  }

  /** Rules see the same analysis and nothing of one another: they may look at the same time. */
  private static List<Finding> findings(Stream<Rule> rules, Analysis analysis) {
    return rules.flatMap(rule -> rule.check(analysis)).toList();
  }

  private static LintSummary summary(Analysis analysis) {
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
        0,
        0,
        0);
  }
}
