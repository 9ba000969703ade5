package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import modplan.graph.ModuleGraph;
import modplan.project.Config;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.report.LintJson;
import modplan.report.LintText;
import modplan.rule.Analysis;
import modplan.rule.AnalysisOptions;
import modplan.rule.LintReport;
import modplan.rule.Linter;
import modplan.rule.Policy;
import modplan.rule.Severity;
import org.jspecify.annotations.Nullable;
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
              + " error, or what the configuration says.")
  @Nullable FailOn failOn;

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
      description =
          "The Guile that the tree is for, as 3.0 or 2.2.3; default 3.0, or what the configuration"
              + " says.")
  @Nullable String guileVersion;

  @Option(
      names = "-O",
      paramLabel = "LEVEL",
      description =
          "The optimisation level of files for which the configuration has none; default"
              + " ${DEFAULT-VALUE}.",
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
    Config config = arguments.config(session);
    Policy policy = Policy.of(config);
    Severity threshold = threshold(config);
    AnalysisOptions options = options(config);
    Project project = arguments.read(session);
    LintReport report =
        Linter.lint(new Analysis(project, ModuleGraph.of(project), options), policy);
    session.write(
        arguments.output,
        format == Format.json
            ? LintJson.write(report)
            : LintText.write(report, showInfo, colored()));
    int unread = arguments.exitCode(project);
    return unread != ExitCode.CLEAN || !fails(report, threshold) ? unread : ExitCode.FINDINGS;
  }

  private boolean colored() {
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto -> arguments.output == null && Terminal.wantsColor();
    };
  }

  private AnalysisOptions options(Config config) {
    List<ModulePattern> external = new ArrayList<>();
    assumeExternal.forEach(pattern -> external.add(ModulePattern.of(pattern)));
    config.assumeExternal().forEach(pattern -> external.add(ModulePattern.of(pattern)));
    String version =
        guileVersion != null
            ? guileVersion
            : config.guileVersion() != null ? config.guileVersion() : "3.0";
    return new AnalysisOptions(
        GuileVersion.parse(version),
        OptimisationLevels.of(config, optimisationLevel),
        external,
        config.layers());
  }

  /** The least severity that fails the run, or null for none. */
  private @Nullable Severity threshold(Config config) {
    FailOn wanted = failOn;
    String configured = config.failOn();
    if (wanted == null && configured != null) {
      wanted =
          Stream.of(FailOn.values())
              .filter(each -> each.name().equals(configured))
              .findFirst()
              .orElseThrow(
                  () ->
                      config.error(
                          "fail-on",
                          "fail-on is error, warning, info or never, not \"%s\""
                              .formatted(configured)));
    }
    return switch (wanted == null ? FailOn.error : wanted) {
      case error -> Severity.ERROR;
      case warning -> Severity.WARNING;
      case info -> Severity.INFO;
      case never -> null;
    };
  }

  private static boolean fails(LintReport report, @Nullable Severity threshold) {
    return threshold != null && report.hasAtLeast(threshold);
  }
}
