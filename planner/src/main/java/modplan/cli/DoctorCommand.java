package modplan.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import modplan.graph.Edge;
import modplan.graph.ModuleGraph;
import modplan.guile.GuileInstallation;
import modplan.module.Context;
import modplan.project.Config;
import modplan.project.Excludes;
import modplan.project.GuileModules;
import modplan.project.GuileVersion;
import modplan.project.IoErrors;
import modplan.project.LoadPath;
import modplan.project.ModulePattern;
import modplan.project.Project;
import modplan.project.Root;
import modplan.project.SkippedDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Say what is in force: which Guile, which configuration and where each setting comes from,"
          + " what is read, and what is skipped and why.",
      "Runs no code of the tree."
    },
    footer = {"", ExitCode.HELP})
final class DoctorCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 12;

  private final Session session;
  private final StringBuilder out = new StringBuilder();

  @Mixin ProjectArguments arguments = new ProjectArguments();

  @Option(
      names = "--guile",
      paramLabel = "PROGRAM",
      description = "The Guile to look at; default ${DEFAULT-VALUE}.",
      defaultValue = "guile")
  String program = "guile";

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Config config = arguments.config(session);
    String version = config.guileVersion() == null ? "3.0" : config.guileVersion();
    GuileVersion wanted = GuileVersion.parse(version);
    boolean fromRoots = !arguments.roots.isEmpty();
    boolean fromLoadPath = !arguments.loadPath.isEmpty();
    Project project = arguments.read(session);
    line("modplan", Main.Version.text() + ", Java " + Runtime.version().feature());
    out.append('\n');
    guile(wanted);
    out.append('\n');
    line(
        "configuration", config.name().isEmpty() ? "none; modplan init writes one" : config.name());
    new SettingsInForce(session, arguments)
        .of(config, project, wanted, fromRoots, fromLoadPath)
        .forEach(setting -> line("  " + setting.name(), setting.text()));
    out.append('\n');
    tree(config, project, wanted);
    session.write(arguments.output, out.toString());
    return arguments.exitCode(project);
  }

  private void line(String word, String text) {
    out.append("%-20s %s%n".formatted(word, text).replace(System.lineSeparator(), "\n"));
  }

  private void lines(String word, List<String> texts) {
    String label = word;
    for (String text : texts.isEmpty() ? List.of("none") : texts) {
      line(label, text);
      label = "";
    }
  }

  private void guile(GuileVersion wanted) {
    GuileInstallation guile;
    try {
      guile = GuileInstallation.of(program);
    } catch (IOException e) {
      line(
          "Guile",
          "%s: %s; needed for builds and lint --confirm only"
              .formatted(program, IoErrors.reason(e)));
      return;
    }
    String fits =
        guile.series().equals(wanted.series())
            ? ""
            : ": not what the tree is for, " + wanted.series();
    line("Guile", "%s is %s%s".formatted(program, guile.version(), fits));
    lines("its load path", guile.loadPath());
    lines("compiled files", guile.compiledPath());
    line("its own cache", guile.cache().isEmpty() ? "none" : guile.cache());
  }

  private void tree(Config config, Project project, GuileVersion wanted) {
    ModuleGraph graph = ModuleGraph.of(project);
    line(
        "read",
        "%s, %s, and %s of the load path or included"
            .formatted(
                count(project.files().size(), "file"),
                count(graph.modules().size(), "module"),
                count(project.libraryFiles().size(), "file")));
    lines(
        "not readable",
        project.unreadable().stream().map(f -> f.file() + ": " + f.reason()).toList());
    lines(
        "errors in",
        project.files().stream()
            .filter(f -> !f.facts().isComplete())
            .map(f -> f.facts().file())
            .toList());
    skipped(project);
    elsewhere(config, project, graph, wanted);
  }

  private void skipped(Project project) {
    List<String> excludes = arguments.excludePatterns(session);
    Map<String, List<String>> byReason = new TreeMap<>();
    for (Root root : project.roots()) {
      SkippedDirectory.below(root, Excludes.of(excludes))
          .forEach(
              skipped ->
                  byReason
                      .computeIfAbsent(skipped.reason(), reason -> new ArrayList<>())
                      .add(root.prefix() + skipped.path()));
    }
    List<String> lines = new ArrayList<>();
    byReason.forEach((reason, paths) -> lines.add(reason + ": " + some(paths)));
    lines("skipped", lines);
  }

  private void elsewhere(Config config, Project project, ModuleGraph graph, GuileVersion wanted) {
    List<ModulePattern> assumed = config.assumeExternal().stream().map(ModulePattern::of).toList();
    LoadPath found = new LoadPath(project, GuileModules.of(wanted), assumed);
    Map<LoadPath.Origin, Set<String>> names = new TreeMap<>();
    for (Edge edge : graph.edges()) {
      if (edge.mention().context() != Context.DATA && !edge.mention().tentative()) {
        names
            .computeIfAbsent(found.origin(edge.target()), origin -> new TreeSet<>())
            .add(edge.target().toString());
      }
    }
    line("modules of Guile", size(names.get(LoadPath.Origin.GUILE)));
    line("generated", someOf(names.get(LoadPath.Origin.GENERATED)));
    line("assumed", someOf(names.get(LoadPath.Origin.ASSUMED)));
    line("nowhere", someOf(names.get(LoadPath.Origin.UNKNOWN)));
  }

  private static String size(@Nullable Set<String> names) {
    return names == null ? "none" : String.valueOf(names.size());
  }

  private static String someOf(@Nullable Set<String> names) {
    return names == null ? "none" : some(List.copyOf(names).stream().sorted().toList());
  }

  private static String some(List<String> names) {
    int more = names.size() - MOST_SHOWN;
    return String.join(" ", names.subList(0, Math.min(MOST_SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String count(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
