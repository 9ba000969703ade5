package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import modplan.graph.ModuleGraph;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.report.LintJson;
import modplan.report.LintText;
import modplan.rule.Analysis;
import modplan.rule.AnalysisOptions;
import modplan.rule.LintReport;
import modplan.rule.Linter;
import modplan.rule.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    description = "Say what is unsafe in the module graph.",
    footer = {"", ExitCode.HELP})
final class LintCommand implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  enum FailOn {
    error,
    warning,
    info,
    never
  }

  enum Color {
    auto,
    always,
    never
  }

  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--format",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.",
      defaultValue = "text")
  Format format = Format.text;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "Exit with 1 if there is a finding at least as bad: ${COMPLETION-CANDIDATES}; default"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "error")
  FailOn failOn = FailOn.error;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description =
          "Colours: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} means on a terminal, unless NO_COLOR"
              + " is set.",
      defaultValue = "auto")
  Color color = Color.auto;

  @Option(names = "--show-info", description = "Print findings of severity info, too.")
  boolean showInfo;

  @Option(
      names = "--guile-version",
      paramLabel = "VERSION",
      description = "The Guile that the tree is for, as 3.0 or 2.2.3; default ${DEFAULT-VALUE}.",
      defaultValue = "3.0")
  String guileVersion = "3.0";

  @Option(
      names = "-O",
      paramLabel = "LEVEL",
      description = "The optimisation level of the compilation; default ${DEFAULT-VALUE}.",
      defaultValue = "2")
  int optimisationLevel = 2;

  @Option(
      names = "--assume-external",
      paramLabel = "PATTERN",
      description =
          "Modules that exist elsewhere, as '(guix config)' or '(fibers **)'; may be repeated.")
  List<String> assumeExternal = new ArrayList<>();

  LintCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    AnalysisOptions options =
        new AnalysisOptions(
            GuileVersion.parse(guileVersion),
            optimisationLevel(),
            assumeExternal.stream().map(ModulePattern::of).toList());
    Project project = arguments.read(session);
    LintReport report = Linter.lint(new Analysis(project, ModuleGraph.of(project), options));
    session.write(
        arguments.output,
        format == Format.json
            ? LintJson.write(report)
            : LintText.write(report, showInfo, colored()));
    int unread = arguments.exitCode(project);
    return unread != ExitCode.CLEAN || !fails(report) ? unread : ExitCode.FINDINGS;
  }

  private boolean colored() {
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto -> arguments.output == null && Terminal.wantsColor();
    };
  }

  private int optimisationLevel() {
    if (optimisationLevel < 0 || optimisationLevel > 3) {
      throw new UsageException("Guile's optimisation levels are 0 to 3, not " + optimisationLevel);
    }
    return optimisationLevel;
  }

  private boolean fails(LintReport report) {
    return switch (failOn) {
      case error -> report.hasAtLeast(Severity.ERROR);
      case warning -> report.hasAtLeast(Severity.WARNING);
      case info -> report.hasAtLeast(Severity.INFO);
      case never -> false;
    };
  }
}
