package modplan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import modplan.binding.GuileVersion;
import modplan.project.OptimisationLevels;
import modplan.project.Project;
import modplan.project.UsageException;
import modplan.rebuild.Affected;
import modplan.rebuild.RebuildGraph;
import modplan.rebuild.RebuildGraphBuilder;
import modplan.report.AffectedJson;
import modplan.report.AffectedText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "affected",
    mixinStandardHelpOptions = true,
    description = {
      "Tell which modules to compile again after files have changed, and why: they use macros of a"
          + " changed module, include a changed file, or, with Guile 3.0 at -O2 and above, may have"
          + " inlined something of it.",
      "Right as long as the changed modules export the same names, to macros and variables as"
          + " before; see --exports-changed."
    },
    footer = {"", ExitCode.HELP})
final class AffectedCommand implements Callable<Integer> {
  private final Session session;

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--changed",
      paramLabel = "FILE",
      arity = "1",
      description = "A file that has changed; may be repeated.")
  List<String> changed = new ArrayList<>();

  @Option(
      names = "--files-from",
      paramLabel = "FILE",
      description = "Files that have changed, one a line; - is standard input.")
  @Nullable String filesFrom;

  @Option(
      names = "--exports-changed",
      description = "The changed modules export other names, too: all who import them count.")
  boolean exportsChanged;

  @Mixin ReportFormat format = new ReportFormat();

  @Option(
      names = "-O",
      paramLabel = "LEVEL",
      description =
          "The optimisation level of files for which the configuration has none; default"
              + " ${DEFAULT-VALUE}.",
      defaultValue = "2")
  int optimisationLevel = 2;

  @Option(
      names = "--guile-version",
      paramLabel = "VERSION",
      description = "The Guile that compiles, 3.0 or 2.2; default 3.0.")
  @Nullable String guileVersion;

  AffectedCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (changed.isEmpty() && filesFrom == null) {
      throw new UsageException("name the changed files with --changed FILE or --files-from FILE");
    }
    OptimisationLevels levels = OptimisationLevels.of(arguments.config(session), optimisationLevel);
    GuileVersion version = arguments.simulatedGuile(guileVersion, session);
    Project project = arguments.readEverySource(session);
    RebuildGraph graph = RebuildGraphBuilder.build(project, version, levels);
    Set<String> files = files(project, graph);
    List<Affected> affected = graph.affected(files, exportsChanged);
    int modules = graph.files().size();
    session.write(
        arguments.output,
        format.isJson()
            ? AffectedJson.write(files, affected, modules)
            : AffectedText.write(affected, modules));
    return arguments.exitCode(project);
  }

  private Set<String> files(Project project, RebuildGraph graph) {
    List<String> named = new ArrayList<>(changed);
    if (filesFrom != null) {
      session
          .read(filesFrom)
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty())
          .forEach(named::add);
    }
    Set<String> files = new TreeSet<>();
    List<String> unknown = new ArrayList<>();
    for (String file : named) {
      List<String> known =
          FilesFrom.names(file, "--changed", project, session).stream()
              .filter(graph::knows)
              .toList();
      if (known.isEmpty()) {
        unknown.add(file);
      }
      files.addAll(known);
    }
    if (!unknown.isEmpty() && changed.contains(unknown.get(0))) {
      throw new UsageException(
          "%s is no module of the roots, and none includes it".formatted(unknown.get(0)));
    }
    if (!unknown.isEmpty() && !arguments.quiet) {
      session
          .err()
          .println("modplan: not among the sources that were read: " + String.join(", ", unknown));
    }
    return files;
  }
}
