package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import modplan.project.Config;
import modplan.project.FactsCache;
import modplan.project.GuileVersion;
import modplan.project.ModulePattern;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.project.ProjectReader;
import modplan.project.SourceLines;
import modplan.report.LintCheckstyle;
import modplan.report.LintGithub;
import modplan.report.LintGitlab;
import modplan.report.LintJson;
import modplan.report.LintRdjsonl;
import modplan.report.LintSarif;
import modplan.report.LintText;
import modplan.rule.AnalysisOptions;
import modplan.rule.Baseline;
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

  @Mixin BaselineArguments baseline = new BaselineArguments();

  @Option(
      names = "--files-from",
      paramLabel = "FILE",
      description =
          "Report findings in the files that FILE lists, one a line; the rest of the tree is read"
              + " all the same. - is standard input.")
  @Nullable String filesFrom;

  @Option(
      names = "--files",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Report findings in these files only, as with --files-from; behind the roots.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT[:FILE]",
      description =
          "text, json, sarif, github, gitlab, checkstyle or rdjsonl; default text, or github where"
              + " GITHUB_ACTIONS is true and the report goes to standard output. May be repeated:"
              + " all but one with a FILE of their own.")
  List<String> formats = new ArrayList<>();

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
      names = "--verbose",
      description = "List every place of a finding that repeats, not only the first few.")
  boolean verbose;

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

  @Mixin ConfirmArguments confirm = new ConfirmArguments();

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
    List<LintOutput> outputs = LintOutput.of(formats, arguments.output, session);
    Config config = arguments.config(session);
    Policy policy = Policy.of(config);
    Severity threshold = threshold(config);
    Baseline known = baseline.read(arguments.baseline(session), session);
    FactsCache cache = arguments.cache(session);
    AnalysisOptions options = options(config).withBaseline(known).withCache(cache);
    Project project = ProjectReader.open(arguments.options(session), cache);
    LintReport report =
        baseline.judge(
            Linter.lint(project, options, policy), known, project, arguments, session, showInfo);
    if (filesFrom != null || !files.isEmpty()) {
      report = report.in(FilesFrom.read(filesFrom, files, project, session, arguments.quiet));
    }
    report = confirm.ask(report, project, options, arguments, session);
    for (LintOutput output : outputs) {
      session.write(output.file(), text(output, report, project));
    }
    int unread = arguments.exitCode(project);
    return unread != ExitCode.CLEAN || !fails(report, threshold) ? unread : ExitCode.FINDINGS;
  }

  private String text(LintOutput output, LintReport report, Project project) {
    Supplier<LintReport> fromHere = () -> report.below(prefix(project));
    return switch (output.format()) {
      case text ->
          LintText.write(
              report,
              new LintText.Shown(showInfo, verbose),
              colored(output),
              SourceLines.of(project));
      case json -> LintJson.write(report);
      // Others look for files from where they run; text and JSON name them as the root sees them.
      case sarif -> LintSarif.write(fromHere.get(), Main.Version.text());
      case github -> LintGithub.write(fromHere.get(), showInfo);
      case gitlab -> LintGitlab.write(fromHere.get());
      case checkstyle -> LintCheckstyle.write(fromHere.get());
      case rdjsonl -> LintRdjsonl.write(fromHere.get());
    };
  }

  /** What stands between the working directory and the paths of the report. */
  private String prefix(Project project) {
    if (project.roots().size() != 1) {
      return ""; // their labels are in the paths already
    }
    String root = session.shown(project.roots().get(0).directory()).toString();
    return root.isEmpty() ? "" : root + "/";
  }

  private boolean colored(LintOutput output) {
    return switch (color) {
      case always -> true;
      case never -> false;
      case auto -> output.file() == null && Terminal.wantsColor();
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
