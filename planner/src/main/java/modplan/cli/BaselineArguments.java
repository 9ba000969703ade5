package modplan.cli;

import java.util.List;
import modplan.graph.ModuleGraph;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.rule.Baseline;
import modplan.rule.Finding;
import modplan.rule.LintReport;
import modplan.rule.Severity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options about findings that were there before. */
final class BaselineArguments {
  private static final int MOST_SHOWN = 5;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Findings in FILE do not count; default: the one that the configuration names, if any.")
  @Nullable String file;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description =
          "Write the findings to FILE as a baseline, with --show-info those of info, too.")
  @Nullable String written;

  @Option(names = "--prune", description = "Remove from the baseline what is not found any more.")
  boolean prune;

  private @Nullable String name;

  /**
   * The baseline to compare with, or null.
   *
   * @param configured the one to use where the command line names none, or null
   */
  @Nullable Baseline read(@Nullable String configured, Session session) {
    if (written != null) {
      if (file != null || prune) {
        throw new UsageException("--write-baseline goes with neither --baseline nor --prune");
      }
      return null;
    }
    name = file != null ? file : configured;
    if (name == null) {
      if (prune) {
        throw new UsageException("--prune needs a baseline: give --baseline FILE");
      }
      return null;
    }
    return Baseline.parse(session.read(name), name);
  }

  /** The report as the baseline judges it; writes the baseline if that is asked for. */
  LintReport judge(
      LintReport report,
      @Nullable Baseline baseline,
      Project project,
      ProjectArguments arguments,
      Session session,
      boolean withInfo) {
    if (written != null) {
      return write(written, report, project, arguments, session, withInfo);
    }
    if (baseline == null || name == null) {
      return report;
    }
    LintReport judged = baseline.judge(report);
    List<Baseline.Entry> stale = baseline.stale(judged);
    if (prune) {
      Baseline pruned = baseline.without(stale).withMembersStillIn(ModuleGraph.of(project));
      if (!pruned.text().equals(baseline.text())) {
        session.write(name, pruned.text());
      }
    }
    if (!stale.isEmpty() && !arguments.quiet) {
      report(name, stale, session);
    }
    return judged;
  }

  private static LintReport write(
      String name,
      LintReport report,
      Project project,
      ProjectArguments arguments,
      Session session,
      boolean withInfo) {
    List<Finding> kept =
        report.findings().stream()
            .filter(finding -> withInfo || finding.severity() != Severity.INFO)
            .toList();
    Baseline baseline = Baseline.of(kept, ModuleGraph.of(project));
    session.write(name, baseline.text());
    if (!arguments.quiet) {
      session
          .err()
          .println(
              "modplan: wrote %s with %d findings; lint --baseline %s, or baseline = \"%s\" in modplan.toml, reports what is new"
                  .formatted(name, baseline.size(), name, name));
    }
    return baseline.judge(report);
  }

  private void report(String name, List<Baseline.Entry> stale, Session session) {
    session
        .err()
        .println(
            "modplan: %d of the findings in %s %s%s"
                .formatted(
                    stale.size(),
                    name,
                    stale.size() == 1 ? "is there no more" : "are there no more",
                    prune ? "; removed" : "; --prune removes them from it"));
    stale.stream()
        .limit(MOST_SHOWN)
        .forEach(
            entry ->
                session
                    .err()
                    .println(
                        "    %s: %s [%s]".formatted(entry.file(), entry.message(), entry.rule())));
    if (stale.size() > MOST_SHOWN) {
      session.err().println("    and %d more".formatted(stale.size() - MOST_SHOWN));
    }
  }
}
